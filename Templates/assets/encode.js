/* Vitrine: a run's encoder in the page. vitrine.encode(run, pixels) takes height × width × channels numbers from 0
   to 1, row by row, and gives what the program's encoder and hash function give: {latent, code}, the code packed
   as in the .npy files. The page loads the weights first, as a script: data/<run>/encoder.js. A run that cannot be
   encoded here says why in vitrine.encoders[run].unavailable. */
(function () {
  "use strict";

  function bytes(text) {
    if (vitrine.bytes) return vitrine.bytes(text);
    var letters = atob(text), result = new Uint8Array(letters.length);
    for (var i = 0; i < letters.length; i++) result[i] = letters.charCodeAt(i);
    return result;
  }

  var kinds = { int8: Int8Array, int16: Int16Array, float32: Float32Array, float64: Float64Array };

  /* Numbers as scripts hold them: {type, rows, columns, values, scales}; the scale of a row multiplies its whole
     numbers. */
  function numbers(packed) {
    function array(text, Kind) {
      var raw = bytes(text);
      return new Kind(raw.buffer, raw.byteOffset, raw.length / Kind.BYTES_PER_ELEMENT);
    }
    var found = array(packed.values, kinds[packed.type]);
    if (!packed.scales) return found;
    var scales = array(packed.scales, Float32Array), result = new Float32Array(found.length);
    for (var row = 0, at = 0; row < packed.rows; row++) {
      for (var column = 0; column < packed.columns; column++, at++) result[at] = found[at] * scales[row];
    }
    return result;
  }

  function count(shape) { return shape.reduce(function (product, size) { return product * size; }, 1); }

  var activations = {
    relu: function (x) { return x > 0 ? x : 0; },
    relu6: function (x) { return x > 0 ? x < 6 ? x : 6 : 0; },
    "leaky-relu": function (x) { return x > 0 ? x : 0.01 * x; },
    tanh: Math.tanh,
    sigmoid: function (x) { return 1 / (1 + Math.exp(-x)); },
    sign: function (x) { return x >= 0 ? 1 : -1; }
  };

  /* Each layer by its kind: from its description to a function of the numbers that come in, channel by channel. */
  var layers = {
    conv: function (layer) {
      var weights = numbers(layer.weights), bias = numbers(layer.bias);
      var height = layer.from[1], width = layer.from[2], rows = layer.to[1], columns = layer.to[2];
      var stride = layer.stride, inside = layer.from[0] / layer.groups, each = layer.to[0] / layer.groups;
      // Of the windows along an edge, the first and the last whose pixel number `shift` lies in the image.
      function reach(length, windows, shift) {
        return [Math.max(0, Math.ceil(-shift / stride)), Math.min(windows - 1, Math.floor((length - 1 - shift) / stride))];
      }
      return function (input) {
        var output = new Float32Array(count(layer.to)), plane = new Float64Array(rows * columns), next = 0;
        for (var channel = 0; channel < layer.to[0]; channel++) {
          plane.fill(bias[channel]);
          for (var i = 0; i < inside; i++) {
            var start = (Math.floor(channel / each) * inside + i) * height * width;
            for (var y = -layer.padding; y < layer.kernel - layer.padding; y++) {
              var down = reach(height, rows, y);
              for (var x = -layer.padding; x < layer.kernel - layer.padding; x++) {
                var weight = weights[next++], across = reach(width, columns, x);
                if (weight === 0) continue;
                for (var row = down[0]; row <= down[1]; row++) {
                  var at = row * columns + across[0], last = row * columns + across[1];
                  var source = start + (row * stride + y) * width + across[0] * stride + x;
                  for (; at <= last; at++, source += stride) plane[at] += weight * input[source];
                }
              }
            }
          }
          output.set(plane, channel * plane.length);
        }
        return output;
      };
    },

    dense: function (layer) {
      var weights = numbers(layer.weights), bias = numbers(layer.bias);
      return function (input) {
        var output = new Float32Array(bias.length);
        for (var unit = 0, next = 0; unit < output.length; unit++) {
          var sum = bias[unit];
          for (var i = 0; i < input.length; i++) sum += weights[next++] * input[i];
          output[unit] = sum;
        }
        return output;
      };
    },

    pool: function (layer) {
      var height = layer.from[1], width = layer.from[2];
      return function (input) {
        var output = new Float32Array(count(layer.to)), at = 0;
        for (var channel = 0; channel < layer.to[0]; channel++) {
          for (var row = 0; row < layer.to[1]; row++) {
            var top = row * layer.stride - layer.padding;
            for (var column = 0; column < layer.to[2]; column++, at++) {
              var left = column * layer.stride - layer.padding, sum = 0, largest = -Infinity, seen = 0;
              for (var y = Math.max(0, top); y < Math.min(height, top + layer.size); y++) {
                for (var x = Math.max(0, left); x < Math.min(width, left + layer.size); x++, seen++) {
                  var value = input[(channel * height + y) * width + x];
                  sum += value;
                  if (value > largest) largest = value;
                }
              }
              // Windows over the lower and right edge are averaged over what lies inside, zeros at the edges count.
              output[at] = layer.largest ? largest : sum / (layer.partial ? seen : layer.size * layer.size);
            }
          }
        }
        return output;
      };
    },

    scale: function (layer) {
      var weights = numbers(layer.weights), bias = numbers(layer.bias), area = count(layer.from) / bias.length;
      return function (input) {
        return input.map(function (x, i) {
          var channel = Math.floor(i / area);
          return x * weights[channel] + bias[channel];
        });
      };
    },

    average: function (layer) {
      var area = layer.from[1] * layer.from[2];
      return function (input) {
        var output = new Float32Array(layer.to[0]);
        for (var channel = 0, at = 0; channel < output.length; channel++) {
          var sum = 0;
          for (var i = 0; i < area; i++) sum += input[at++];
          output[channel] = sum / area;
        }
        return output;
      };
    },

    resize: function (layer) {
      // For each place: the two pixels that it lies between, and how far it is from the first to the second.
      function places(from, to) {
        return Array.from({ length: to }, function (_, i) {
          if (!layer.smooth) return [Math.min(from - 1, Math.floor(i * from / to)), 0, 0];
          var place = Math.max(0, (i + 0.5) * from / to - 0.5), first = Math.min(from - 1, Math.floor(place));
          return [first, Math.min(from - 1, first + 1), place - first];
        });
      }
      var width = layer.from[2], area = layer.from[1] * width;
      var rows = places(layer.from[1], layer.to[1]), columns = places(width, layer.to[2]);
      return function (input) {
        var output = new Float32Array(count(layer.to)), at = 0;
        for (var start = 0; start < layer.from[0] * area; start += area) {
          rows.forEach(function (y) {
            columns.forEach(function (x) {
              var above = start + y[0] * width, below = start + y[1] * width;
              output[at++] = (1 - y[2]) * ((1 - x[2]) * input[above + x[0]] + x[2] * input[above + x[1]])
                + y[2] * ((1 - x[2]) * input[below + x[0]] + x[2] * input[below + x[1]]);
            });
          });
        }
        return output;
      };
    },

    normalise: function () { return unit; },
    identity: function () { return function (input) { return input; }; }
  };

  /* Divided by its Euclidean length. */
  function unit(vector) {
    var sum = 0;
    vector.forEach(function (x) { sum += x * x; });
    var length = Math.max(1e-12, Math.sqrt(sum));
    return vector.map(function (x) { return x / length; });
  }

  /* For each row of a matrix, its product with a vector. */
  function products(matrix, vector) {
    var result = new Float64Array(matrix.length / vector.length);
    for (var row = 0, at = 0; row < result.length; row++) {
      var sum = 0;
      for (var i = 0; i < vector.length; i++) sum += matrix[at++] * vector[i];
      result[row] = sum;
    }
    return result;
  }

  /* For each row of a matrix, its squared Euclidean distance to a vector. */
  function distances(matrix, vector) {
    var result = new Float64Array(matrix.length / vector.length);
    for (var row = 0, at = 0; row < result.length; row++) {
      var sum = 0;
      for (var i = 0; i < vector.length; i++) {
        var difference = matrix[at++] - vector[i];
        sum += difference * difference;
      }
      result[row] = sum;
    }
    return result;
  }

  /* Each hash function by its kind: from its description to a function of the latent vector, in double precision.
     A bit is set where what comes out is not negative. */
  var hashes = {
    sign: function () { return function (latent) { return latent; }; },

    linear: function (hash) {
      var matrix = numbers(hash.matrix), offsets = numbers(hash.offsets);
      return function (latent) {
        return products(matrix, latent).map(function (x, bit) { return x - offsets[bit]; });
      };
    },

    threshold: function (hash) {
      var offsets = numbers(hash.offsets);
      return function (latent) { return latent.map(function (x, bit) { return x - offsets[bit]; }); };
    },

    waves: function (hash) {
      var matrix = numbers(hash.matrix), offsets = numbers(hash.offsets), speeds = numbers(hash.frequencies);
      return function (latent) {
        return products(matrix, latent).map(function (x, bit) { return Math.cos((x - offsets[bit]) * speeds[bit]); });
      };
    },

    balls: function (hash) {
      var centres = numbers(hash.anchors), limits = numbers(hash.offsets);
      return function (latent) {
        return distances(centres, latent).map(function (x, bit) { return limits[bit] - x; });
      };
    },

    kernels: function (hash) {
      var anchors = numbers(hash.anchors), matrix = numbers(hash.matrix);
      var rate = -0.5 / (hash.width * hash.width);
      return function (latent) {
        var near = distances(anchors, latent), features = new Float64Array(near.length + 1).fill(1);
        near.forEach(function (x, i) { features[i] = Math.exp(x * rate); });
        return products(matrix, features);
      };
    },

    graph: function (hash) {
      var anchors = numbers(hash.anchors), matrix = numbers(hash.matrix);
      return function (latent) {
        var far = distances(anchors, latent), joined = Array.from(far.keys());
        joined.sort(function (a, b) { return far[a] - far[b] || a - b; });
        joined = joined.slice(0, hash.neighbours);
        var weights = new Float64Array(far.length), sum = 0;
        joined.forEach(function (i) { sum += weights[i] = Math.exp((far[joined[0]] - far[i]) / hash.width); });
        return products(matrix, weights.map(function (x) { return x / sum; }));
      };
    }
  };

  function pack(values) {
    var code = new Uint8Array(values.length / 8);
    values.forEach(function (x, bit) { if (x >= 0) code[bit >> 3] |= 1 << (bit & 7); });
    return code;
  }

  /* From rows of pixels to one channel after the other. */
  function planes(pixels, channels) {
    var area = pixels.length / channels, result = new Float32Array(pixels.length);
    for (var i = 0, at = 0; i < area; i++) {
      for (var channel = 0; channel < channels; channel++) result[channel * area + i] = pixels[at++];
    }
    return result;
  }

  function mirrored(image, width) {
    return image.map(function (_, i) { return image[i - i % width + width - 1 - i % width]; });
  }

  function prepare(encoder) {
    var steps = encoder.layers.map(function (layer) {
      var run = layers[layer.kind](layer), activation = activations[layer.activation];
      return function (input) {
        var output = run(input);
        return activation ? output.map(activation) : output;
      };
    });
    function network(image) { return steps.reduce(function (values, step) { return step(values); }, image); }
    var hash = hashes[encoder.hash.kind](encoder.hash);
    return function (pixels) {
      var image = encoder.planes ? planes(pixels, encoder.input[2]) : pixels, latent = network(image);
      if (encoder.mirror) {
        var other = network(mirrored(image, encoder.input[1]));
        latent = latent.map(function (x, i) { return (x + other[i]) / 2; });
      }
      return { latent: latent, code: pack(hash(encoder.hash.normalise ? unit(Float64Array.from(latent)) : latent)) };
    };
  }

  var prepared = {};
  vitrine.encode = function (run, pixels) {
    var encoder = (vitrine.encoders || {})[run];
    if (!encoder) throw new Error("the encoder of “" + run + "” is not loaded");
    if (encoder.unavailable) throw new Error(encoder.unavailable);
    if (pixels.length !== count(encoder.input)) throw new Error("an image of " + pixels.length + " numbers, not " + count(encoder.input));
    if (!prepared[run]) prepared[run] = prepare(encoder);
    return prepared[run](pixels);
  };
})();
