#pragma once
// Too late.
