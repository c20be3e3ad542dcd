// A plain C interface to the few libvips operations that Vitrine uses: libvips itself is variadic, which Swift
// cannot call. Every function may be called from any thread. Failures return nonzero and put a message, to be
// freed with vitrine_vips_free, into *error.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Pixels that libvips allocated, row-major height x width x channels; free with vitrine_vips_free.
typedef struct {
    uint8_t *pixels;
    int width, height, channels;
} vitrine_vips_pixels;

typedef enum {
    VITRINE_VIPS_NATIVE = 0,   // the image's own size
    VITRINE_VIPS_STRETCH = 1,  // exactly width x height, aspect given up
    VITRINE_VIPS_CONTAIN = 2,  // exactly width x height, on white
    VITRINE_VIPS_COVER = 3,    // exactly width x height, centre cropped
    VITRINE_VIPS_WITHIN = 4,   // no edge longer than width x height, never enlarged
} vitrine_vips_fit;

typedef enum { VITRINE_VIPS_PNG = 0, VITRINE_VIPS_WEBP = 1, VITRINE_VIPS_JPEG = 2, VITRINE_VIPS_TIFF = 3 } vitrine_vips_format;

typedef struct {
    vitrine_vips_format format;
    int compression;   // PNG: 0 to 9
    int filter;        // PNG: nonzero tries every row filter
    int quality;       // WebP, JPEG: 1 to 100
    int lossless;      // WebP
    int effort;        // WebP: 0 to 6
    int orientation;   // EXIF orientation to write, 0 for none: for tests
    int cmyk;          // convert to CMYK first: for tests
    int wide;          // convert to 16 bits first: for tests
} vitrine_vips_encoding;

// Starts libvips once, one thread a call, without its cache. The functions below call it themselves.
int vitrine_vips_start(char **error);

// Width and height as they will be once EXIF rotation is applied. Only the header is read.
int vitrine_vips_size(const void *data, size_t length, int *width, int *height, char **error);

// Frames of an animation or pages of a document, 1 for other images. Only the header is read.
int vitrine_vips_frames(const void *data, size_t length, int *frames, char **error);

// channels: 0 for what the image has, 1 for grey, 3 for sRGB. An edge above longest_edge is refused.
int vitrine_vips_decode(
    const void *data, size_t length, vitrine_vips_fit fit, int width, int height, int channels, int longest_edge,
    vitrine_vips_pixels *result, char **error);

// channels of the input: 1, 3, or 4 for sRGB with alpha.
int vitrine_vips_encode(
    const uint8_t *pixels, int width, int height, int channels, const vitrine_vips_encoding *encoding, void **result,
    size_t *length, char **error);

// Draws an SVG on white, `scale` pixels for each of its units. It can name no other file: it has no address of its own.
int vitrine_vips_draw(
    const void *data, size_t length, double scale, int longest_edge, vitrine_vips_pixels *result, char **error);

void vitrine_vips_free(void *pointer);

// MARK: - Whole slides

// Size and pixels per millimetre from a file's header; libvips says 1 a millimetre of a file that does not tell.
int vitrine_vips_head(
    const char *path, int *width, int *height, double *across, double *down, char **error);

typedef enum { VITRINE_VIPS_PLAIN = 0, VITRINE_VIPS_DEFLATE = 1, VITRINE_VIPS_JPEG_TILES = 2 } vitrine_vips_packing;

typedef struct {
    vitrine_vips_packing packing;
    int quality;              // JPEG: 1 to 100
    int tile;                 // edge of a tile, a multiple of 16
    int pyramid;              // nonzero for every level down to one tile
    double across, down;      // pixels per millimetre
    const char *description;  // the ImageDescription, or NULL
    int threads;
} vitrine_vips_slide;

// Writes an image file, shown upright in sRGB, as a tiled TIFF, row by row. Nothing is kept of a failure but *error.
int vitrine_vips_slide_from_image(
    const char *path, const char *output, const vitrine_vips_slide *how, int longest_edge, char **error);

// The same from a file of nothing but RGB bytes.
int vitrine_vips_slide_from_raw(
    const char *path, int width, int height, const char *output, const vitrine_vips_slide *how, char **error);

typedef struct {
    int level;                       // of the slide, to read from
    int width, height;               // of the finest level to write
    uint8_t red, green, blue;        // behind what the slide leaves clear
    int tile, overlap, quality, threads;
} vitrine_vips_zoom;

// Writes `output`.dzi and `output`_files with the levels of a slide that OpenSlide opens.
int vitrine_vips_deep_zoom(const char *path, const char *output, const vitrine_vips_zoom *how, char **error);
