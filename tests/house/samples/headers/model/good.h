// A Claim is one thing that one report says of one subject.
#pragma once
