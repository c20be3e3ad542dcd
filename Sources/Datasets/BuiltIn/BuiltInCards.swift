// swift-format-ignore-file
// Made from datasets/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInCards {
    static let files: [(name: String, text: String)] = [
        ("bloodmnist.yml", file0),
        ("cifar-10-1k.yml", file1),
        ("cifar-10.yml", file2),
        ("cifar-100.yml", file3),
        ("cifar-4.yml", file4),
        ("coco-2017.yml", file5),
        ("fashion-mnist.yml", file6),
        ("mirflickr-25k.yml", file7),
        ("mnist.yml", file8),
        ("nct-crc-he-100k.yml", file9),
        ("nus-wide.yml", file10),
        ("path-dt-msu-wss1.yml", file11),
        ("path-dt-msu-wss2.yml", file12),
        ("retinamnist.yml", file13),
    ]

    private static let file0: String =
        #"""
        name: bloodmnist
        title: BloodMNIST
        description: >-
          Microscope images of single cells of healthy blood, 28 × 28 pixels, of eight kinds: 11 959 for training, here the
          database, and 3421 for testing, here the queries. A part of MedMNIST.
        reader: npz
        labels:
          - basophil
          - eosinophil
          - erythroblast
          - immature granulocytes
          - lymphocyte
          - monocyte
          - neutrophil
          - platelet
        counts: {database: 11959, query: 3421}
        licence: CC-BY-4.0
        homepage: https://medmnist.com/
        obtain: >-
          From the homepage, follow the link to the data and take bloodmnist.npz, the version of 28 × 28 pixels. Put it,
          without unpacking, in one of the folders named here; Python's package medmnist keeps it in ~/.medmnist. The
          larger versions (bloodmnist_64.npz to bloodmnist_224.npz) work too: name the file under `archive`.
        look_in:
          - ~/.medmnist
          - ~/.cache/vitrine/bloodmnist
          - ~/.cache/vitrine
          - data/bloodmnist
          - data
        archive: bloodmnist.npz
        # The 1712 images of the validation split are left out. To search them too:
        #   database: {images: [train_images, val_images], labels: [train_labels, val_labels]}
        files:
          database: {images: train_images, labels: train_labels}
          query: {images: test_images, labels: test_labels}
        # Cells lie any way round.
        flip: true
        citation: |
          @article{medmnistv2,
            title   = {{MedMNIST} v2: a large-scale lightweight benchmark for {2D} and {3D} biomedical image classification},
            author  = {Yang, Jiancheng and Shi, Rui and Wei, Donglai and Liu, Zequan and Zhao, Lin and Ke, Bilian and
                       Pfister, Hanspeter and Ni, Bingbing},
            journal = {Scientific Data},
            volume  = {10},
            number  = {1},
            pages   = {41},
            year    = {2023}
          }

        """#

    private static let file1: String =
        #"""
        name: cifar-10-1k
        title: CIFAR-10, 1000 queries
        description: >-
          CIFAR-10 as most papers on hashing divide it: of all 60 000 images, 100 of each class drawn at random are the
          queries, and the other 59 000 the database.
        reader: cifar
        labels: [airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck]
        counts: {database: 59000, query: 1000}
        licence: not stated by its authors, who ask to be cited
        homepage: https://www.cs.toronto.edu/~kriz/cifar.html
        obtain: >-
          From the homepage, take the “CIFAR-10 binary version” (162 MB) and unpack it: it makes a folder
          cifar-10-batches-bin. Put that folder in ~/.cache/vitrine or in data inside your site. The versions for Python
          and Matlab hold the same images in formats that are not read here.
        look_in:
          - ~/.cache/vitrine/cifar-10-batches-bin
          - data/cifar-10-batches-bin
          - ~/.cache/vitrine/cifar-10
          - data/cifar-10
          - /usr/share/datasets/cifar-10
        files:
          database:
            images: [data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin]
          query:
            images: test_batch.bin
        # Every seed draws other queries. Papers seldom publish theirs, so compare means over several seeds with them.
        protocol: {queries_per_class: 100}
        seed: 0
        flip: true
        citation: |
          @techreport{krizhevsky2009learning,
            title       = {Learning Multiple Layers of Features from Tiny Images},
            author      = {Krizhevsky, Alex},
            institution = {University of Toronto},
            year        = {2009}
          }

        """#

    private static let file2: String =
        #"""
        name: cifar-10
        title: CIFAR-10
        description: >-
          60 000 colour photographs of 32 × 32 pixels, evenly over ten classes of animals and vehicles: 50 000 for
          training and 10 000 for testing. Here the training images are the database and the test images the queries.
        reader: cifar
        labels: [airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck]
        counts: {database: 50000, query: 10000}
        licence: not stated by its authors, who ask to be cited
        homepage: https://www.cs.toronto.edu/~kriz/cifar.html
        obtain: >-
          From the homepage, take the “CIFAR-10 binary version” (162 MB) and unpack it: it makes a folder
          cifar-10-batches-bin. Put that folder in ~/.cache/vitrine or in data inside your site. The versions for Python
          and Matlab hold the same images in formats that are not read here.
        look_in:
          - ~/.cache/vitrine/cifar-10-batches-bin
          - data/cifar-10-batches-bin
          - ~/.cache/vitrine/cifar-10
          - data/cifar-10
          - /usr/share/datasets/cifar-10
        files:
          database:
            images: [data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin]
          query:
            images: test_batch.bin
        # Papers on hashing often draw queries from all 60 000 images instead; see the card cifar-10-1k.
        flip: true
        citation: |
          @techreport{krizhevsky2009learning,
            title       = {Learning Multiple Layers of Features from Tiny Images},
            author      = {Krizhevsky, Alex},
            institution = {University of Toronto},
            year        = {2009}
          }

        """#

    private static let file3: String =
        #"""
        name: cifar-100
        title: CIFAR-100
        description: >-
          60 000 colour photographs of 32 × 32 pixels in 100 classes, which form 20 groups of five: 500 training images
          of each class, here the database, and 100 test images, here the queries.
        reader: cifar
        # In the order of their numbers, as in the archive's fine_label_names.txt.
        labels:
          [
            apple, aquarium_fish, baby, bear, beaver, bed, bee, beetle, bicycle, bottle, bowl, boy, bridge, bus,
            butterfly, camel, can, castle, caterpillar, cattle, chair, chimpanzee, clock, cloud, cockroach, couch, crab,
            crocodile, cup, dinosaur, dolphin, elephant, flatfish, forest, fox, girl, hamster, house, kangaroo,
            keyboard, lamp, lawn_mower, leopard, lion, lizard, lobster, man, maple_tree, motorcycle, mountain, mouse,
            mushroom, oak_tree, orange, orchid, otter, palm_tree, pear, pickup_truck, pine_tree, plain, plate, poppy,
            porcupine, possum, rabbit, raccoon, ray, road, rocket, rose, sea, seal, shark, shrew, skunk, skyscraper,
            snail, snake, spider, squirrel, streetcar, sunflower, sweet_pepper, table, tank, telephone, television,
            tiger, tractor, train, trout, tulip, turtle, wardrobe, whale, willow_tree, wolf, woman, worm,
          ]
        label_level: fine
        # For the 20 groups instead: `label_level: coarse` and these labels:
        #   aquatic_mammals, fish, flowers, food_containers, fruit_and_vegetables, household_electrical_devices,
        #   household_furniture, insects, large_carnivores, large_man-made_outdoor_things, large_natural_outdoor_scenes,
        #   large_omnivores_and_herbivores, medium_mammals, non-insect_invertebrates, people, reptiles, small_mammals,
        #   trees, vehicles_1, vehicles_2
        counts: {database: 50000, query: 10000}
        licence: not stated by its authors, who ask to be cited
        homepage: https://www.cs.toronto.edu/~kriz/cifar.html
        obtain: >-
          From the homepage, take the “CIFAR-100 binary version” (161 MB) and unpack it: it makes a folder
          cifar-100-binary. Put that folder in ~/.cache/vitrine or in data inside your site. The versions for Python and
          Matlab hold the same images in formats that are not read here.
        look_in:
          - ~/.cache/vitrine/cifar-100-binary
          - data/cifar-100-binary
          - ~/.cache/vitrine/cifar-100
          - data/cifar-100
          - /usr/share/datasets/cifar-100
        files:
          database:
            images: train.bin
          query:
            images: test.bin
        flip: true
        citation: |
          @techreport{krizhevsky2009learning,
            title       = {Learning Multiple Layers of Features from Tiny Images},
            author      = {Krizhevsky, Alex},
            institution = {University of Toronto},
            year        = {2009}
          }

        """#

    private static let file4: String =
        #"""
        name: cifar-4
        title: CIFAR-4
        description: >-
          Four classes of CIFAR-10: 20 000 training images as the database and 4000 test images as the queries. The
          paper by Sahu that works with “CIFAR-4” does not say which four it took; these are the first four by number,
          so figures are no exact repetition of the paper's.
        reader: cifar
        labels: [airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck]
        counts: {database: 20000, query: 4000}
        licence: not stated by its authors, who ask to be cited
        homepage: https://www.cs.toronto.edu/~kriz/cifar.html
        obtain: >-
          From the homepage, take the “CIFAR-10 binary version” (162 MB) and unpack it: it makes a folder
          cifar-10-batches-bin. Put that folder in ~/.cache/vitrine or in data inside your site. The versions for Python
          and Matlab hold the same images in formats that are not read here.
        look_in:
          - ~/.cache/vitrine/cifar-10-batches-bin
          - data/cifar-10-batches-bin
          - ~/.cache/vitrine/cifar-10
          - data/cifar-10
          - /usr/share/datasets/cifar-10
        files:
          database:
            images: [data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin]
          query:
            images: test_batch.bin
        # Kept in this order and numbered anew. Copy the card into your site's folder datasets to take others.
        classes: [airplane, automobile, bird, cat]
        flip: true
        citation: |
          @techreport{krizhevsky2009learning,
            title       = {Learning Multiple Layers of Features from Tiny Images},
            author      = {Krizhevsky, Alex},
            institution = {University of Toronto},
            year        = {2009}
          }

        """#

    private static let file5: String =
        #"""
        name: coco-2017
        title: COCO 2017
        description: >-
          Photographs of everyday scenes in which every object of 80 categories is marked. The training images are the
          database and the validation images the queries; an image's labels are the categories of its objects, also
          those marked as a crowd. The 1021 training and 48 validation images without any object are left out.
        reader: coco
        multi_label: true
        # The names of the categories come from the annotations, in the order of their ids.
        counts: {database: 117266, query: 4952}
        licence: annotations CC-BY-4.0; the images belong to the people who put them on Flickr
        homepage: https://cocodataset.org/
        obtain: >-
          From the homepage's download page, take the 2017 train images (18 GB), the 2017 val images (1 GB) and the 2017
          train/val annotations (241 MB), and unpack all three in one folder, so that it holds train2017, val2017 and
          annotations. To try with less, the val images and the annotations will do: copy this card into your site's
          folder datasets, name val2017 and instances_val2017.json under `database`, take the line of `query` out and
          write `protocol: {queries: 500}`.
        look_in:
          - ~/.cache/vitrine/coco-2017
          - data/coco-2017
          - data/coco
        files:
          database: {images: train2017, labels: annotations/instances_train2017.json}
          query: {images: val2017, labels: annotations/instances_val2017.json}
        # `keep` for images without any object.
        unlabelled: drop
        size: 224
        flip: true
        citation: |
          @inproceedings{lin2014microsoft,
            title     = {Microsoft {COCO}: Common Objects in Context},
            author    = {Lin, Tsung-Yi and Maire, Michael and Belongie, Serge and Hays, James and Perona, Pietro and
                         Ramanan, Deva and Doll{\'a}r, Piotr and Zitnick, C. Lawrence},
            booktitle = {European Conference on Computer Vision},
            year      = {2014}
          }

        """#

    private static let file6: String =
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
        counts: {database: 60000, query: 10000}
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

    private static let file7: String =
        #"""
        name: mirflickr-25k
        title: MIRFlickr-25k
        description: >-
          25 000 photographs from Flickr with 38 labels: 24 that say what may be seen in an image, and for 14 of these a
          stricter one (_r1) that says where it is what the image is about. 1000 images drawn at random are the queries.
        reader: mirflickr
        multi_label: true
        labels:
          [
            animals, baby, bird, car, clouds, dog, female, flower, food, indoor, lake, male, night, people, plant_life,
            portrait, river, sea, sky, structures, sunset, transport, tree, water,
            baby_r1, bird_r1, car_r1, clouds_r1, dog_r1, female_r1, flower_r1, male_r1, night_r1, people_r1,
            portrait_r1, river_r1, sea_r1, tree_r1,
          ]
        # For the 24 labels of other papers, take those with _r1 out above.
        #
        # Images without any label stay, as in the split of 1000, 4000 and 20 000; `drop` leaves them out.
        unlabelled: keep
        protocol: {queries: 1000}
        seed: 0
        counts: {database: 24000, query: 1000}
        licence: Creative Commons, a licence of its own for each image
        homepage: https://press.liacs.nl/mirflickr/
        obtain: >-
          From the homepage's download page, take mirflickr25k.zip (2.9 GB) and mirflickr25k_annotations_v080.zip. Unpack
          the first, which makes a folder mirflickr with im1.jpg to im25000.jpg, and the second into a folder
          mirflickr25k_annotations_v080 beside it.
        look_in:
          - ~/.cache/vitrine/mirflickr-25k
          - data/mirflickr-25k
          - data/mirflickr
          - data
        files:
          database: {images: mirflickr, labels: mirflickr25k_annotations_v080}
        size: 224
        flip: true
        citation: |
          @inproceedings{huiskes2008mir,
            title     = {The {MIR} {Flickr} Retrieval Evaluation},
            author    = {Huiskes, Mark J. and Lew, Michael S.},
            booktitle = {ACM International Conference on Multimedia Information Retrieval},
            year      = {2008}
          }

        """#

    private static let file8: String =
        #"""
        name: mnist
        title: MNIST handwritten digits
        description: >-
          70 000 grey images of handwritten digits, 28 × 28 pixels: 60 000 for training and 10 000 for testing, by
          different writers.
        reader: idx
        labels: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
        counts: {database: 60000, query: 10000}
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

    private static let file9: String =
        #"""
        name: nct-crc-he-100k
        title: NCT-CRC-HE-100K
        description: >-
          Tiles of 224 × 224 pixels, 0.5 microns each, from sections of human colorectal cancer and healthy tissue, stained
          with haematoxylin and eosin and brought to like colours (Macenko's method), in nine classes: adipose tissue (ADI),
          background (BACK), debris (DEB), lymphocytes (LYM), mucus (MUC), smooth muscle (MUS), normal mucosa of the colon
          (NORM), stroma of cancer (STR) and epithelium of adenocarcinoma (TUM). The 100 000 tiles of 86 slides are the
          database, and the 7180 tiles of CRC-VAL-HE-7K, from 50 other patients, the queries.
        reader: folder
        labels: [ADI, BACK, DEB, LYM, MUC, MUS, NORM, STR, TUM]
        counts: {database: 100000, query: 7180}
        licence: CC-BY-4.0
        homepage: https://doi.org/10.5281/zenodo.1214456
        obtain: >-
          From the homepage, take NCT-CRC-HE-100K.zip (11.7 GB) and CRC-VAL-HE-7K.zip (0.8 GB) and unpack both in one folder,
          so that it holds the folders NCT-CRC-HE-100K and CRC-VAL-HE-7K with nine class folders of TIFF files in each. To
          try with less, CRC-VAL-HE-7K will do: copy this card into your site's folder datasets, write CRC-VAL-HE-7K at the
          end of the folders named under `look_in` and take `files` out; a fifth of each class then becomes the queries.
        look_in:
          - ~/.cache/vitrine/nct-crc-he-100k
          - data/nct-crc-he-100k
          - ~/.cache/vitrine
          - data
        # For the tiles in the scanner's own colours, unpack NCT-CRC-HE-100K-NONORM.zip and name that folder under `database`;
        # there is no such version of the queries.
        files:
          database: NCT-CRC-HE-100K
          query: CRC-VAL-HE-7K
        size: 224
        # Tissue lies any way round.
        flip: true
        # Mind the colours: histograms of them alone tell most of these tiles apart, and JPEG artefacts differ from class to
        # class (Ignatov and Malivenko, arXiv 2409.11546), so that a method may seem better here than it is.
        citation: |
          @misc{kather2018histological,
            title     = {100,000 histological images of human colorectal cancer and healthy tissue},
            author    = {Kather, Jakob Nikolas and Halama, Niels and Marx, Alexander},
            publisher = {Zenodo},
            year      = {2018},
            doi       = {10.5281/zenodo.1214456}
          }

        """#

    private static let file10: String =
        #"""
        name: nus-wide
        title: NUS-WIDE, 21 concepts
        description: >-
          Photographs from Flickr, each with those of 81 concepts that people saw in it. As papers on hashing use it: the
          195 834 of its 269 648 images with at least one of the 21 most frequent concepts, of which 100 a concept drawn
          at random are the queries and the rest the database.
        reader: nus-wide
        multi_label: true
        labels:
          [
            airport, animal, beach, bear, birds, boats, book, bridge, buildings, cars, castle, cat, cityscape, clouds,
            computer, coral, cow, dancing, dog, earthquake, elk, fire, fish, flags, flowers, food, fox, frost, garden,
            glacier, grass, harbor, horses, house, lake, leaf, map, military, moon, mountain, nighttime, ocean, person,
            plane, plants, police, protest, railroad, rainbow, reflection, road, rocks, running, sand, sign, sky, snow,
            soccer, sports, statue, street, sun, sunset, surf, swimmers, tattoo, temple, tiger, tower, town, toy, train,
            tree, valley, vehicle, water, waterfall, wedding, whales, window, zebra,
          ]
        # Take this line out for all 81 concepts; images without any are left out in either case.
        most_frequent: 21
        protocol: {queries_per_class: 100}
        seed: 0
        counts: {database: 193734, query: 2100}
        licence: for research; the images belong to the people who put them on Flickr
        homepage: https://lms.comp.nus.edu.sg/wp-content/uploads/2019/research/nuswide/NUS-WIDE.html
        obtain: >-
          The homepage offers the lists: unpack ImageList.zip and Groundtruth.zip into one folder, so that it holds
          ImageList/TrainImagelist.txt and Groundtruth/TrainTestLabels/Labels_airport_Train.txt. The images are given out
          by their addresses on Flickr or on request: put them in a folder Flickr beside the two, either in the folders
          that the lists name (Flickr/actor/0001_2124494179.jpg) or all in one. Some are gone from Flickr by now: with
          `missing_images: drop` in a copy of this card, what you lack is left out. For lists of the form
          `path 0 1 0 …`, which code on hashing comes with, write a card with `reader: list`.
        look_in:
          - ~/.cache/vitrine/nus-wide
          - data/nus-wide
          - data/NUS-WIDE
        # The split of the lists only says where to read: `protocol` draws queries from both together.
        files:
          database:
            images: Flickr
            list: ImageList/TrainImagelist.txt
            labels: Groundtruth/TrainTestLabels/Labels_*_Train.txt
          query:
            images: Flickr
            list: ImageList/TestImagelist.txt
            labels: Groundtruth/TrainTestLabels/Labels_*_Test.txt
        size: 224
        flip: true
        citation: |
          @inproceedings{chua2009nuswide,
            title     = {{NUS-WIDE}: A Real-World Web Image Database from National University of Singapore},
            author    = {Chua, Tat-Seng and Tang, Jinhui and Hong, Richang and Li, Haojie and Luo, Zhiping and Zheng, Yantao},
            booktitle = {ACM International Conference on Image and Video Retrieval},
            year      = {2009}
          }

        """#

    private static let file11: String =
        #"""
        name: path-dt-msu-wss1
        title: PATH-DT-MSU WSS1
        description: >-
          Whole slides stained with haematoxylin and eosin, of Lomonosov Moscow State University's collection of stomach and colon
          tissue, with polygons of five classes: tumour, that is areas of adenocarcinoma (TUM), the lamina propria of the mucous
          membrane (LP), its muscularis mucosae (MM), the tissues below: submucosa, muscular layer and subserosa (AT), and
          background (BG). Veshkin and Khvostikov search for regions of the first four, which are kept.
        reader: slides
        labels: [AT, BG, LP, MM, TUM]
        classes: [AT, LP, MM, TUM]
        homepage: https://imaging.cs.msu.ru/en/research/histology/path-dt-msu
        licence: not known here; see the homepage
        obtain: >-
          From the homepage, take the slides of WSS1 and their annotations (JSON: a list of {"class": …, "vertices": [[x, y], …]}
          with places in pixels of the full resolution) and lay them out as the authors' own tools have them: slides under
          images/train and images/test, annotations of the same names under annotations/train and annotations/test. Slides in the
          authors' PSI format cannot be read: take SVS, or convert them to pyramidal TIFF. Where there are no such folders, copy
          this card into your site's folder datasets and name yours under `files`.
        look_in:
          - ~/.cache/vitrine/path-dt-msu-wss1
          - data/path-dt-msu-wss1
        # Queries are cut from the slides under `query`; what learns does so on the others.
        files:
          database: {images: images/train, labels: annotations/train}
          query: {images: images/test, labels: annotations/test}
        citation: |
          @inproceedings{khvostikov2021tissue,
            title     = {Tissue Type Recognition in Whole Slide Histological Images},
            author    = {Khvostikov, Alexander and Krylov, Andrey and Mikhailov, Ilya and Malkov, Pavel and Danilova, Natalya},
            booktitle = {CEUR Workshop Proceedings},
            volume    = {3027},
            year      = {2021}
          }

        """#

    private static let file12: String =
        #"""
        name: path-dt-msu-wss2
        title: PATH-DT-MSU WSS2
        description: >-
          Whole slides stained with haematoxylin and eosin, of Lomonosov Moscow State University's collection of stomach and colon
          tissue, with polygons of five classes: tumour, that is areas of adenocarcinoma (TUM), the lamina propria of the mucous
          membrane (LP), its muscularis mucosae (MM), the tissues below: submucosa, muscular layer and subserosa (AT), and
          background (BG). Veshkin and Khvostikov search for regions of the first four, which are kept.
        reader: slides
        labels: [AT, BG, LP, MM, TUM]
        classes: [AT, LP, MM, TUM]
        homepage: https://imaging.cs.msu.ru/en/research/histology/path-dt-msu
        licence: not known here; see the homepage
        obtain: >-
          From the homepage, take the slides of WSS2 and their annotations (JSON: a list of {"class": …, "vertices": [[x, y], …]}
          with places in pixels of the full resolution) and lay them out as the authors' own tools have them: slides under
          images/train and images/test, annotations of the same names under annotations/train and annotations/test. Slides in the
          authors' PSI format cannot be read: take SVS, or convert them to pyramidal TIFF. Where there are no such folders, copy
          this card into your site's folder datasets and name yours under `files`.
        look_in:
          - ~/.cache/vitrine/path-dt-msu-wss2
          - data/path-dt-msu-wss2
        # Queries are cut from the slides under `query`; what learns does so on the others.
        files:
          database: {images: images/train, labels: annotations/train}
          query: {images: images/test, labels: annotations/test}
        citation: |
          @inproceedings{khvostikov2021tissue,
            title     = {Tissue Type Recognition in Whole Slide Histological Images},
            author    = {Khvostikov, Alexander and Krylov, Andrey and Mikhailov, Ilya and Malkov, Pavel and Danilova, Natalya},
            booktitle = {CEUR Workshop Proceedings},
            volume    = {3027},
            year      = {2021}
          }

        """#

    private static let file13: String =
        #"""
        name: retinamnist
        title: RetinaMNIST
        description: >-
          Photographs of the fundus of the eye, 28 × 28 pixels, in five grades of diabetic retinopathy: 1080 for training,
          here the database, and 400 for testing, here the queries. A part of MedMNIST, made from DeepDRiD.
        reader: npz
        labels:
          - grade 0, no apparent retinopathy
          - grade 1, mild non-proliferative
          - grade 2, moderate non-proliferative
          - grade 3, severe non-proliferative
          - grade 4, proliferative
        counts: {database: 1080, query: 400}
        licence: CC-BY-4.0
        homepage: https://medmnist.com/
        obtain: >-
          From the homepage, follow the link to the data and take retinamnist.npz, the version of 28 × 28 pixels. Put it,
          without unpacking, in one of the folders named here; Python's package medmnist keeps it in ~/.medmnist. The
          larger versions (retinamnist_64.npz to retinamnist_224.npz) work too: name the file under `archive`.
        look_in:
          - ~/.medmnist
          - ~/.cache/vitrine/retinamnist
          - ~/.cache/vitrine
          - data/retinamnist
          - data
        archive: retinamnist.npz
        # The 120 images of the validation split are left out. To search them too:
        #   database: {images: [train_images, val_images], labels: [train_labels, val_labels]}
        files:
          database: {images: train_images, labels: train_labels}
          query: {images: test_images, labels: test_labels}
        # Mirrored, a left eye looks like a right one.
        flip: true
        citation: |
          @article{medmnistv2,
            title   = {{MedMNIST} v2: a large-scale lightweight benchmark for {2D} and {3D} biomedical image classification},
            author  = {Yang, Jiancheng and Shi, Rui and Wei, Donglai and Liu, Zequan and Zhao, Lin and Ke, Bilian and
                       Pfister, Hanspeter and Ni, Bingbing},
            journal = {Scientific Data},
            volume  = {10},
            number  = {1},
            pages   = {41},
            year    = {2023}
          }

        """#
}
