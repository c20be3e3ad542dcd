#pragma once

/// Swaps two paths in one step. Returns 0, or -1 with errno where the system or the file system has no such step.
int vitrine_exchange(const char *first, const char *second);
