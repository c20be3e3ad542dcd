#include "CVips.h"

#include "inside.h"

#include <pthread.h>
#include <string.h>
#include <vips/vips.h>
// Not part of vips.h.
#include <vips/vector.h>

// MARK: - Start and errors

static pthread_once_t started = PTHREAD_ONCE_INIT;
static int start_failed = 0;
// libvips keeps one error text for the whole process. Work runs under the read lock; a call that fails is done
// again alone, under the write lock, so that its message is its own.
static pthread_rwlock_t lock;

static void ignore_log(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

static void start(void) {
    pthread_rwlockattr_t attributes;
    pthread_rwlockattr_init(&attributes);
#ifdef __GLIBC__
    // Otherwise a steady stream of readers would keep a failed call waiting for ever.
    pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
#endif
    pthread_rwlock_init(&lock, &attributes);
    pthread_rwlockattr_destroy(&attributes);
    start_failed = vips_init("vitrine");
    if (start_failed) return;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    // The vector paths round differently from one processor to the next.
    vips_vector_set_enabled(FALSE);
    // Warnings about odd metadata, and GLib's about widths of 0 in damaged files, would otherwise land in the middle
    // of our own progress lines; what matters comes back as an error.
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG, ignore_log, NULL);
    g_log_set_handler("GLib-GObject", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL, ignore_log, NULL);
}

static char *copy_text(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = g_malloc(size);
    memcpy(copy, text, size);
    return copy;
}

int vitrine_vips_start(char **error) {
    pthread_once(&started, start);
    if (start_failed) *error = copy_text("libvips cannot be started");
    return start_failed;
}

void vitrine_vips_free(void *pointer) { g_free(pointer); }

static int run(vitrine_work work, void *state, char **error) {
    if (vitrine_vips_start(error)) return -1;
    pthread_rwlock_rdlock(&lock);
    int status = work(state);
    pthread_rwlock_unlock(&lock);
    if (!status) return 0;
    pthread_rwlock_wrlock(&lock);
    vips_error_clear();
    status = work(state);
    if (status) *error = vips_error_buffer_copy();
    vips_error_clear();
    pthread_rwlock_unlock(&lock);
    return status;
}

int vitrine_vips_run_once(vitrine_work work, void *state, char **error) {
    if (vitrine_vips_start(error)) return -1;
    pthread_rwlock_rdlock(&lock);
    int status = work(state);
    if (status) *error = vips_error_buffer_copy();
    if (status) vips_error_clear();
    pthread_rwlock_unlock(&lock);
    return status;
}

void vitrine_vips_replace(VipsImage **image, VipsImage *next) {
    g_object_unref(*image);
    *image = next;
}
#define replace vitrine_vips_replace

// MARK: - Decoding

typedef struct {
    const void *data;
    size_t length;
    vitrine_vips_fit fit;
    int width, height, channels, longest_edge;
    vitrine_vips_pixels *result;
    int *found_width, *found_height, *found_frames;
} decoding;

// libvips reads PNM from sources and files but not from buffers, and BMP (through ImageMagick) from buffers but not
// from sources. PNM is the only kind that begins with a P.
static VipsSource *source_for_pnm(const decoding *job) {
    if (job->length == 0 || *(const char *)job->data != 'P') return NULL;
    return vips_source_new_from_memory(job->data, job->length);
}

// The header alone; pixels are decoded when they are asked for, from top to bottom.
static VipsImage *open_header(const decoding *job) {
    VipsSource *source = source_for_pnm(job);
    if (!source)
        return vips_image_new_from_buffer(
            job->data, job->length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    VipsImage *image = vips_image_new_from_source(
        source, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
    g_object_unref(source);
    return image;
}

static int check_size(VipsImage *image, int longest) {
    if (vips_image_get_width(image) <= longest && vips_image_get_height(image) <= longest) return 0;
    vips_error(
        "vitrine", "the image has %d x %d pixels; edges above %d are refused", vips_image_get_width(image),
        vips_image_get_height(image), longest);
    return -1;
}

static int flatten_on_white(VipsImage **image) {
    if (!vips_image_hasalpha(*image)) return 0;
    VipsInterpretation kind = vips_image_guess_interpretation(*image);
    double top = kind == VIPS_INTERPRETATION_RGB16 || kind == VIPS_INTERPRETATION_GREY16 ? 65535 : 255;
    VipsArrayDouble *white = vips_array_double_newv(1, kind == VIPS_INTERPRETATION_CMYK ? 0.0 : top);
    VipsImage *next = NULL;
    int status = vips_flatten(*image, &next, "background", white, "max_alpha", top, NULL);
    vips_area_unref(VIPS_AREA(white));
    if (!status) replace(image, next);
    return status;
}

static int is_grey(VipsImage *image) {
    VipsInterpretation kind = vips_image_guess_interpretation(image);
    return kind == VIPS_INTERPRETATION_B_W || kind == VIPS_INTERPRETATION_GREY16 || image->Bands < 3;
}

int vitrine_vips_to_display(VipsImage **image, int channels) {
    VipsImage *next = NULL;
    int grey = is_grey(*image);
    if (flatten_on_white(image)) return -1;
    if (vips_image_get_typeof(*image, VIPS_META_ICC_NAME)) {
        // A profile that does not fit its image is common and no reason to refuse the image.
        if (!vips_icc_transform(*image, &next, "srgb", "embedded", TRUE, "depth", 8, NULL)) replace(image, next);
    }
    VipsInterpretation target =
        channels == 1 || (channels == 0 && grey) ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    VipsInterpretation kind = vips_image_guess_interpretation(*image);
    // Two bands or more than four of no known kind: the first is shown.
    if (!vips_colourspace_issupported(*image) || kind == VIPS_INTERPRETATION_MULTIBAND) {
        if (vips_extract_band(*image, &next, 0, "n", (*image)->Bands >= 3 ? 3 : 1, NULL)) return -1;
        replace(image, next);
        if (vips_cast_uchar(*image, &next, NULL)) return -1;
        replace(image, next);
        kind = (*image)->Bands == 3 ? VIPS_INTERPRETATION_sRGB : VIPS_INTERPRETATION_B_W;
        if (vips_copy(*image, &next, "interpretation", kind, NULL)) return -1;
        replace(image, next);
    }
    if (vips_colourspace(*image, &next, target, "source_space", kind, NULL)) return -1;
    replace(image, next);
    int bands = target == VIPS_INTERPRETATION_B_W ? 1 : 3;
    if ((*image)->Bands > bands) {
        if (vips_extract_band(*image, &next, 0, "n", bands, NULL)) return -1;
        replace(image, next);
    }
    if ((*image)->BandFmt != VIPS_FORMAT_UCHAR) {
        if (vips_cast_uchar(*image, &next, NULL)) return -1;
        replace(image, next);
    }
    return 0;
}

static int autorotate(VipsImage **image) {
    if (vips_image_get_orientation(*image) == 1) return 0;
    // Turning needs the pixels in another order than the file has them.
    VipsImage *next = vips_image_copy_memory(*image);
    if (!next) return -1;
    replace(image, next);
    if (vips_autorot(*image, &next, NULL)) return -1;
    replace(image, next);
    return 0;
}

// Shrinks on load where the format can.
static VipsImage *open_thumbnail(const decoding *job) {
    VipsSize size = job->fit == VITRINE_VIPS_STRETCH ? VIPS_SIZE_FORCE
        : job->fit == VITRINE_VIPS_WITHIN            ? VIPS_SIZE_DOWN
                                                     : VIPS_SIZE_BOTH;
    VipsInteresting crop = job->fit == VITRINE_VIPS_COVER ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE;
    // The thumbnail's own "fail_on" does not reach the loader in libvips 8.14, which then fills what is missing of a
    // PNG, JPEG or GIF with black.
    const char *strict = "[fail_on=error]";
    VipsSource *source = source_for_pnm(job);
    VipsImage *image = NULL;
    int status = source
        ? vips_thumbnail_source(
            source, &image, job->width, "height", job->height, "size", size, "crop", crop, "option_string",
            strict, NULL)
        : vips_thumbnail_buffer(
            (void *)job->data, job->length, &image, job->width, "height", job->height, "size", size, "crop", crop,
            "option_string", strict, NULL);
    if (source) g_object_unref(source);
    return status ? NULL : image;
}

static int contain_on_white(VipsImage **image, int width, int height) {
    if ((*image)->Xsize == width && (*image)->Ysize == height) return 0;
    VipsImage *next = NULL;
    if (vips_gravity(*image, &next, VIPS_COMPASS_DIRECTION_CENTRE, width, height, "extend", VIPS_EXTEND_WHITE, NULL))
        return -1;
    replace(image, next);
    return 0;
}

static int size_work(void *state) {
    decoding *job = state;
    VipsImage *image = open_header(job);
    if (!image) return -1;
    int turned = vips_image_get_orientation_swap(image);
    *job->found_width = turned ? vips_image_get_height(image) : vips_image_get_width(image);
    *job->found_height = turned ? vips_image_get_width(image) : vips_image_get_height(image);
    g_object_unref(image);
    return 0;
}

static int frames_work(void *state) {
    decoding *job = state;
    VipsImage *image = open_header(job);
    if (!image) return -1;
    *job->found_frames = vips_image_get_n_pages(image);
    g_object_unref(image);
    return 0;
}

static int decode_work(void *state) {
    decoding *job = state;
    VipsImage *image = open_header(job);
    if (!image) return -1;
    int status = check_size(image, job->longest_edge);
    if (!status && job->fit != VITRINE_VIPS_NATIVE) {
        g_object_unref(image);
        image = open_thumbnail(job);
        if (!image) return -1;
    } else if (!status) {
        status = autorotate(&image);
    }
    if (!status) status = vitrine_vips_to_display(&image, job->channels);
    if (!status && job->fit == VITRINE_VIPS_CONTAIN) status = contain_on_white(&image, job->width, job->height);
    if (!status) {
        size_t size = 0;
        job->result->pixels = vips_image_write_to_memory(image, &size);
        job->result->width = image->Xsize;
        job->result->height = image->Ysize;
        job->result->channels = image->Bands;
        if (!job->result->pixels) status = -1;
    }
    g_object_unref(image);
    return status;
}

int vitrine_vips_size(const void *data, size_t length, int *width, int *height, char **error) {
    decoding job = {.data = data, .length = length, .found_width = width, .found_height = height};
    return run(size_work, &job, error);
}

int vitrine_vips_frames(const void *data, size_t length, int *frames, char **error) {
    decoding job = {.data = data, .length = length, .found_frames = frames};
    return run(frames_work, &job, error);
}

int vitrine_vips_decode(
    const void *data, size_t length, vitrine_vips_fit fit, int width, int height, int channels, int longest_edge,
    vitrine_vips_pixels *result, char **error) {
    decoding job = {data, length, fit, width, height, channels, longest_edge, result, NULL, NULL, NULL};
    return run(decode_work, &job, error);
}

// MARK: - Drawing

typedef struct {
    const void *data;
    size_t length;
    double scale;
    int longest_edge;
    vitrine_vips_pixels *result;
} drawing;

static int draw_work(void *state) {
    drawing *job = state;
    VipsImage *image = NULL;
    if (vips_svgload_buffer((void *)job->data, job->length, &image, "scale", job->scale, NULL)) return -1;
    int status = check_size(image, job->longest_edge) || vitrine_vips_to_display(&image, 3);
    if (!status) {
        size_t size = 0;
        job->result->pixels = vips_image_write_to_memory(image, &size);
        job->result->width = image->Xsize;
        job->result->height = image->Ysize;
        job->result->channels = image->Bands;
        if (!job->result->pixels) status = -1;
    }
    g_object_unref(image);
    return status;
}

int vitrine_vips_draw(
    const void *data, size_t length, double scale, int longest_edge, vitrine_vips_pixels *result, char **error) {
    drawing job = {data, length, scale, longest_edge, result};
    return run(draw_work, &job, error);
}

// MARK: - Encoding

typedef struct {
    const uint8_t *pixels;
    int width, height, channels;
    const vitrine_vips_encoding *how;
    void **result;
    size_t *length;
} encoding;

// What the product never writes but its tests must read: CMYK, 16 bits, EXIF orientation.
static int prepare_for_tests(VipsImage **image, const vitrine_vips_encoding *how) {
    VipsImage *next = NULL;
    if (how->cmyk) {
        if (vips_icc_transform(*image, &next, "cmyk", "input_profile", "srgb", NULL)) return -1;
        replace(image, next);
    }
    if (how->wide) {
        int grey = (*image)->Bands == 1;
        if (vips_colourspace(*image, &next, grey ? VIPS_INTERPRETATION_GREY16 : VIPS_INTERPRETATION_RGB16, NULL)) return -1;
        replace(image, next);
    }
    if (how->orientation) vips_image_set_int(*image, VIPS_META_ORIENTATION, how->orientation);
    return 0;
}

static int encode_work(void *state) {
    encoding *job = state;
    const vitrine_vips_encoding *how = job->how;
    size_t size = (size_t)job->width * job->height * job->channels;
    VipsImage *plain =
        vips_image_new_from_memory(job->pixels, size, job->width, job->height, job->channels, VIPS_FORMAT_UCHAR);
    if (!plain) return -1;
    VipsImage *image = NULL;
    int status = vips_copy(
        plain, &image, "interpretation", job->channels == 1 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB, NULL);
    g_object_unref(plain);
    if (status) return status;
    status = prepare_for_tests(&image, how);
    int strip = !how->orientation && !how->cmyk;
    if (!status) switch (how->format) {
        case VITRINE_VIPS_PNG:
            status = vips_pngsave_buffer(
                image, job->result, job->length, "compression", how->compression, "filter",
                how->filter ? VIPS_FOREIGN_PNG_FILTER_ALL : VIPS_FOREIGN_PNG_FILTER_NONE, "strip", strip, NULL);
            break;
        case VITRINE_VIPS_WEBP:
            status = vips_webpsave_buffer(
                image, job->result, job->length, "Q", how->quality, "lossless", how->lossless, "effort", how->effort,
                "strip", strip, NULL);
            break;
        case VITRINE_VIPS_JPEG:
            status = vips_jpegsave_buffer(
                image, job->result, job->length, "Q", how->quality, "optimize_coding", TRUE, "strip", strip, NULL);
            break;
        case VITRINE_VIPS_TIFF:
            status = vips_tiffsave_buffer(image, job->result, job->length, "strip", strip, NULL);
            break;
    }
    g_object_unref(image);
    return status;
}

int vitrine_vips_encode(
    const uint8_t *pixels, int width, int height, int channels, const vitrine_vips_encoding *how, void **result,
    size_t *length, char **error) {
    encoding job = {pixels, width, height, channels, how, result, length};
    return run(encode_work, &job, error);
}
