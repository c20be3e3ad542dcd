// swift-format-ignore-file
// Made from datasets/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInCards {
    static let files: [(name: String, text: String)] = [
        ("fashion-mnist.yml", file0),
        ("mnist.yml", file1),
    ]

    private static let file0: String =
        #"""
        name: fashion-mnist
        title: Fashion-MNIST
        description: >-
          70 000 grey images of clothing, 28 × 28 pixels, from the catalogue of the shop Zalando: 60 000 for training
          and 10 000 for testing, evenly over ten classes.
        reader: idx
        labels:
          - T-shirt/top
          - Trouser
          - Pullover
          - Dress
          - Coat
          - Sandal
          - Shirt
          - Sneaker
          - Bag
          - Ankle boot
        licence: MIT
        homepage: https://github.com/zalandoresearch/fashion-mnist
        obtain: >-
          On Debian and Ubuntu: `apt install dataset-fashion-mnist`. Elsewhere: put the four files of the homepage's
          section “Get the Data” in one of the folders named here, as they are (.gz) or unpacked.
        look_in:
          - /usr/share/datasets/fashion-mnist
          - ~/.cache/vitrine/fashion-mnist
          - data/fashion-mnist
        files:
          database:
            images: train-images-idx3-ubyte
            labels: train-labels-idx1-ubyte
          query:
            images: t10k-images-idx3-ubyte
            labels: t10k-labels-idx1-ubyte
        # A mirrored garment is the same garment.
        flip: true
        citation: |
          @misc{xiao2017fashion,
            title         = {{Fashion-MNIST}: a Novel Image Dataset for Benchmarking Machine Learning Algorithms},
            author        = {Xiao, Han and Rasul, Kashif and Vollgraf, Roland},
            year          = {2017},
            eprint        = {1708.07747},
            archivePrefix = {arXiv}
          }

        """#

    private static let file1: String =
        #"""
        name: mnist
        title: MNIST handwritten digits
        description: >-
          70 000 grey images of handwritten digits, 28 × 28 pixels: 60 000 for training and 10 000 for testing, by
          different writers.
        reader: idx
        labels: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
        licence: CC-BY-SA-3.0
        homepage: https://yann.lecun.com/exdb/mnist/
        obtain: >-
          Put the four files train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
          t10k-labels-idx1-ubyte, as they are (.gz) or unpacked, in one of the folders named here. Many mirrors
          offer them; Python's torchvision keeps them under MNIST/raw.
        look_in:
          - /usr/share/datasets/mnist
          - ~/.cache/vitrine/mnist
          - data/mnist
        files:
          database:
            images: train-images-idx3-ubyte
            labels: train-labels-idx1-ubyte
          query:
            images: t10k-images-idx3-ubyte
            labels: t10k-labels-idx1-ubyte
        # A mirrored digit is another sign.
        flip: false
        citation: |
          @article{lecun1998gradient,
            title   = {Gradient-based learning applied to document recognition},
            author  = {LeCun, Yann and Bottou, L{\'e}on and Bengio, Yoshua and Haffner, Patrick},
            journal = {Proceedings of the IEEE},
            volume  = {86},
            number  = {11},
            pages   = {2278--2324},
            year    = {1998}
          }

        """#
}
