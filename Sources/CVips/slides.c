#include "CVips.h"
#include "inside.h"

// MARK: - Tiled TIFF

typedef struct {
    const char *path, *output;
    const vitrine_vips_slide *how;
    int longest_edge, width, height;
    int *found_width, *found_height;
    double *found_across, *found_down;
} slide_job;

// By a source: in a plain file name, libvips takes what is in brackets for options.
static VipsImage *open_image(const char *path) {
    VipsSource *source = vips_source_new_from_file(path);
    if (!source) return NULL;
    VipsImage *image = vips_image_new_from_source(
        source, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    g_object_unref(source);
    return image;
}

static int head_work(void *state) {
    slide_job *job = state;
    VipsImage *image = open_image(job->path);
    if (!image) return -1;
    int turned = vips_image_get_orientation_swap(image);
    *job->found_width = turned ? image->Ysize : image->Xsize;
    *job->found_height = turned ? image->Xsize : image->Ysize;
    *job->found_across = image->Xres;
    *job->found_down = image->Yres;
    g_object_unref(image);
    return 0;
}

static int save_slide(VipsImage *image, const char *output, const vitrine_vips_slide *how) {
    VipsImage *labelled = NULL;
    if (vips_copy(
            image, &labelled, "interpretation", VIPS_INTERPRETATION_sRGB, "xres", how->across, "yres", how->down, NULL))
        return -1;
    if (how->description) vips_image_set_string(labelled, VIPS_META_IMAGEDESCRIPTION, how->description);
    vips_image_set_int(labelled, VIPS_META_CONCURRENCY, how->threads);
    VipsForeignTiffCompression packing = how->packing == VITRINE_VIPS_JPEG_TILES ? VIPS_FOREIGN_TIFF_COMPRESSION_JPEG
        : how->packing == VITRINE_VIPS_DEFLATE                                   ? VIPS_FOREIGN_TIFF_COMPRESSION_DEFLATE
                                                                                 : VIPS_FOREIGN_TIFF_COMPRESSION_NONE;
    int big = (double)image->Xsize * image->Ysize * 4 > 2e9;
    int status = vips_tiffsave(
        labelled, output, "tile", TRUE, "tile_width", how->tile, "tile_height", how->tile, "pyramid", how->pyramid,
        "compression", packing, "Q", how->quality, "bigtiff", big, "resunit", VIPS_FOREIGN_TIFF_RESUNIT_CM, NULL);
    g_object_unref(labelled);
    return status;
}

static int from_image_work(void *state) {
    slide_job *job = state;
    VipsImage *image = open_image(job->path);
    if (!image) return -1;
    int status = 0;
    // Turning takes the whole image in memory.
    int longest = vips_image_get_orientation(image) == 1 ? job->longest_edge : 16384;
    if (image->Xsize > longest || image->Ysize > longest) {
        vips_error(
            "vitrine", "the image has %d x %d pixels; edges above %d are refused", image->Xsize, image->Ysize, longest);
        status = -1;
    }
    if (!status && vips_image_get_orientation(image) != 1) {
        VipsImage *held = vips_image_copy_memory(image);
        if (held) vitrine_vips_replace(&image, held);
        VipsImage *upright = NULL;
        status = held ? vips_autorot(image, &upright, NULL) : -1;
        if (!status) vitrine_vips_replace(&image, upright);
    }
    if (!status) status = vitrine_vips_to_display(&image, 3);
    if (!status) status = save_slide(image, job->output, job->how);
    g_object_unref(image);
    return status;
}

static int from_raw_work(void *state) {
    slide_job *job = state;
    VipsImage *image = NULL;
    if (vips_rawload(job->path, &image, job->width, job->height, 3, "access", VIPS_ACCESS_SEQUENTIAL, NULL)) return -1;
    int status = save_slide(image, job->output, job->how);
    g_object_unref(image);
    return status;
}

int vitrine_vips_head(
    const char *path, int *width, int *height, double *across, double *down, char **error) {
    slide_job job = {
        .path = path, .found_width = width, .found_height = height, .found_across = across, .found_down = down};
    return vitrine_vips_run_once(head_work, &job, error);
}

int vitrine_vips_slide_from_image(
    const char *path, const char *output, const vitrine_vips_slide *how, int longest_edge, char **error) {
    slide_job job = {.path = path, .output = output, .how = how, .longest_edge = longest_edge};
    return vitrine_vips_run_once(from_image_work, &job, error);
}

int vitrine_vips_slide_from_raw(
    const char *path, int width, int height, const char *output, const vitrine_vips_slide *how, char **error) {
    slide_job job = {.path = path, .output = output, .how = how, .width = width, .height = height};
    return vitrine_vips_run_once(from_raw_work, &job, error);
}

// MARK: - Deep Zoom

typedef struct {
    const char *path, *output;
    const vitrine_vips_zoom *how;
} zoom_job;

static int resize_to(VipsImage **image, int width, int height) {
    // A level that is off by rounding is taken as it is.
    if (abs((*image)->Xsize - width) * 100.0 <= width && abs((*image)->Ysize - height) * 100.0 <= height) return 0;
    VipsImage *next = NULL;
    if (vips_resize(
            *image, &next, (double)width / (*image)->Xsize, "vscale", (double)height / (*image)->Ysize, "kernel",
            VIPS_KERNEL_LINEAR, NULL))
        return -1;
    vitrine_vips_replace(image, next);
    return 0;
}

static int zoom_work(void *state) {
    zoom_job *job = state;
    const vitrine_vips_zoom *how = job->how;
    VipsImage *image = NULL, *next = NULL;
    if (vips_openslideload(
            job->path, &image, "level", how->level, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR,
            NULL))
        return -1;
    double colour[] = {how->red, how->green, how->blue};
    VipsArrayDouble *behind = vips_array_double_new(colour, 3);
    int status = vips_flatten(image, &next, "background", behind, NULL);
    if (!status) vitrine_vips_replace(&image, next);
    if (!status) status = resize_to(&image, how->width, how->height);
    if (!status) status = vips_copy(image, &next, NULL);
    if (!status) {
        vitrine_vips_replace(&image, next);
        vips_image_set_int(image, VIPS_META_CONCURRENCY, how->threads);
        char suffix[64];
        vips_snprintf(suffix, sizeof suffix, ".jpg[Q=%d,strip,optimize_coding]", how->quality);
        status = vips_dzsave(
            image, job->output, "layout", VIPS_FOREIGN_DZ_LAYOUT_DZ, "suffix", suffix, "overlap", how->overlap,
            "tile_size", how->tile, "skip_blanks", 5, "background", behind, NULL);
    }
    vips_area_unref(VIPS_AREA(behind));
    g_object_unref(image);
    return status;
}

int vitrine_vips_deep_zoom(const char *path, const char *output, const vitrine_vips_zoom *how, char **error) {
    zoom_job job = {path, output, how};
    return vitrine_vips_run_once(zoom_work, &job, error);
}
