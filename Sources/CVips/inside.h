// What the files of this target share.
#pragma once
#include <vips/vips.h>

typedef int (*vitrine_work)(void *state);

// For work that takes long or writes files, and so is not done again for the sake of its message: should two such
// fail at one time, the messages of both may be in one of them.
int vitrine_vips_run_once(vitrine_work work, void *state, char **error);

// Takes the place of *image with `next`, whose reference it takes over.
void vitrine_vips_replace(VipsImage **image, VipsImage *next);

// sRGB or grey, 8 bits, without alpha. channels: 0 for what the image has, 1 for grey, 3 for sRGB.
int vitrine_vips_to_display(VipsImage **image, int channels);
