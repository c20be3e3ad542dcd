// swift-tools-version: 6.1
import Foundation
import PackageDescription

// Vitrine's rooms. Arrows go down: a room only imports rooms listed above it in this file.
//
// VITRINE_ROOMS=Retrieval,Evaluation   keeps only those rooms and what they need, so that
//                                      a room without native libraries builds without installing them.
//                                      Of the tests, those of the rooms named are kept.
// LIBTORCH=/path/to/libtorch           builds against that libtorch in place of the system's (a pip
//                                      `torch` folder will do).

// MARK: - libtorch

let environment = ProcessInfo.processInfo.environment
let libtorch = environment["LIBTORCH"].flatMap { $0.isEmpty ? nil : $0 }
let torchRoot = libtorch.map { "\($0)/include" } ?? "/usr/include"
let torchHeaders = ["-I\(torchRoot)", "-I\(torchRoot)/torch/csrc/api/include"]
let torchHasCUDA = libtorch.map { FileManager.default.fileExists(atPath: "\($0)/lib/libtorch_cuda.so") } ?? false
let torchLibraries = ["torch", "torch_cpu", "c10"] + (torchHasCUDA ? ["torch_cuda", "c10_cuda"] : [])
// Another libtorch is named by its files: with -L and -l, one in the system's folders would be found before it.
// Nothing calls into the CUDA half by name: without --no-as-needed the linker would drop it.
let torchLinks: [LinkerSetting] =
    libtorch.map { folder in
        let files = torchLibraries.map { "\(folder)/lib/lib\($0).so" }
        let flags = ["--no-as-needed"] + files + ["--as-needed", "-rpath", "\(folder)/lib"]
        return [.unsafeFlags(flags.flatMap { ["-Xlinker", $0] })]
    } ?? torchLibraries.map { .linkedLibrary($0) }

// MARK: - Packages

let packages: [(url: String, version: Version, products: [String])] = [
    ("https://github.com/apple/swift-argument-parser", "1.8.2", ["ArgumentParser"]),
    ("https://github.com/apple/swift-crypto", "4.5.2", ["Crypto"]),
    ("https://github.com/hummingbird-project/swift-mustache", "2.1.1", ["Mustache"]),
    ("https://github.com/jpsim/Yams", "6.2.2", ["Yams"]),
    ("https://github.com/kylef/PathKit", "1.0.1", ["PathKit"]),
    ("https://github.com/stencilproject/Stencil", "0.15.1", ["Stencil"]),
    ("https://github.com/swhitty/FlyingFox", "0.27.1", ["FlyingFox", "FlyingSocks"]),
    ("https://github.com/swiftcsv/SwiftCSV", "0.10.0", ["SwiftCSV"]),
]

// MARK: - Rooms

struct Room {
    enum Kind {
        case swift, native
        case system(pkgConfig: String, apt: String)
        case executable, tests
    }
    var name: String
    var kind: Kind = .swift
    /// Rooms below, native targets and package products.
    var uses: [String] = []
    /// Rooms that only the tests use.
    var testsUse: [String]? = nil
    /// Folders of the tests that hold no sources.
    var testFiles: [String] = []
}

let rooms: [Room] = [
    Room(name: "CZlib", kind: .system(pkgConfig: "zlib", apt: "zlib1g-dev")),
    Room(name: "CVipsLibrary", kind: .system(pkgConfig: "vips", apt: "libvips-dev")),
    // The extensions of cmark-gfm have no pkg-config file of their own and lie beside it.
    Room(name: "CMarkdown", kind: .system(pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-extensions-dev")),
    Room(name: "COpenSlide", kind: .system(pkgConfig: "openslide", apt: "libopenslide-dev")),
    Room(name: "CVips", kind: .native, uses: ["CVipsLibrary"]),
    Room(name: "CFiles", kind: .native),
    Room(name: "CHamming", kind: .native),
    Room(name: "CTorch", kind: .native),

    Room(name: "Core", uses: ["CZlib", "Crypto"], testsUse: []),
    Room(name: "Settings", uses: ["Core", "Yams"], testsUse: []),
    Room(name: "Arrays", uses: ["Core"], testsUse: []),
    Room(name: "Torch", uses: ["CTorch", "Core", "Arrays"], testsUse: []),
    Room(name: "Imaging", uses: ["CVips", "Core"], testsUse: []),
    Room(name: "Slides", uses: ["COpenSlide", "Core", "Imaging"], testsUse: []),
    Room(name: "Datasets", uses: ["Core", "Arrays", "Imaging", "Settings", "SwiftCSV"], testsUse: []),
    Room(name: "Hashing", uses: ["Core", "Arrays", "Torch"], testsUse: []),
    Room(name: "Models", uses: ["Core", "Arrays", "Torch", "Imaging", "Datasets"], testsUse: []),
    Room(name: "Retrieval", uses: ["CHamming", "Core", "Arrays"], testsUse: []),
    Room(name: "Projection", uses: ["Core", "Arrays", "Retrieval"], testsUse: []),
    Room(name: "Evaluation", uses: ["Core", "Arrays", "Retrieval"], testsUse: []),
    Room(name: "Templating", uses: ["Core", "Stencil", "Mustache", "PathKit"], testsUse: []),
    Room(name: "Gallery", uses: ["Core", "Arrays", "Imaging", "Retrieval", "Evaluation", "Templating"], testsUse: []),
    Room(
        name: "SlideGallery",
        uses: ["Core", "Arrays", "Imaging", "Retrieval", "Evaluation", "Templating", "Gallery"], testsUse: []),
    Room(name: "Handover", uses: ["Core", "Settings", "Arrays", "Retrieval", "Evaluation"], testsUse: []),
    Room(
        name: "Report",
        uses: [
            "CMarkdown", "Core", "Arrays", "Settings", "Imaging", "Datasets", "Retrieval", "Evaluation", "Templating",
            "Gallery",
        ], testsUse: [], testFiles: ["Golden"]),
    Room(name: "Server", uses: ["Core", "FlyingFox", "FlyingSocks"], testsUse: []),
    Room(
        name: "Pipeline",
        uses: [
            "CFiles", "Core", "Arrays", "Torch", "Imaging", "Datasets", "Hashing", "Models", "Retrieval", "Projection",
            "Evaluation", "Templating", "Gallery", "Report", "Handover", "Settings",
        ],
        testsUse: []),
    Room(
        name: "SlidePipeline",
        uses: [
            "Core", "Arrays", "Torch", "Imaging", "Slides", "Datasets", "Hashing", "Models", "Retrieval", "Evaluation",
            "Templating", "Gallery", "SlideGallery", "Settings", "Pipeline",
        ],
        testsUse: []),
    Room(
        name: "vitrine", kind: .executable,
        uses: [
            "Core", "Arrays", "Datasets", "Retrieval", "Evaluation", "Gallery", "Handover", "Server", "Slides",
            "Pipeline", "SlidePipeline", "Report", "ArgumentParser",
        ]
    ),
    Room(
        name: "vitrine-bench", kind: .executable,
        uses: [
            "COpenSlide", "Core", "Arrays", "Torch", "Slides", "Datasets", "Models", "Retrieval", "Evaluation",
            "Templating", "Gallery", "Pipeline",
        ]),
    // Runs the built command, which lies beside the tests.
    Room(name: "CommandTests", kind: .tests, uses: ["Core", "vitrine"]),
]

// MARK: - Selection

func closure(of names: [String]) -> Set<String> {
    var kept = Set<String>()
    var open = names
    while let name = open.popLast() {
        guard kept.insert(name).inserted else { continue }
        open += rooms.first { $0.name == name }?.uses ?? []
    }
    return kept
}

let asked = environment["VITRINE_ROOMS"].map { $0.split(separator: ",").map(String.init) } ?? []
let kept = asked.isEmpty ? Set(rooms.map(\.name) + packages.flatMap(\.products)) : closure(of: asked)
let packageOfProduct = Dictionary(
    uniqueKeysWithValues: packages.flatMap { entry in
        entry.products.map { ($0, entry.url.split(separator: "/").last.map(String.init) ?? entry.url) }
    })

func dependency(_ name: String) -> Target.Dependency {
    packageOfProduct[name].map { .product(name: name, package: $0) } ?? .target(name: name)
}

let swiftSettings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

func targets(for room: Room) -> [Target] {
    let dependencies = room.uses.map(dependency)
    switch room.kind {
    case .system(let pkgConfig, let apt):
        return [.systemLibrary(name: room.name, pkgConfig: pkgConfig, providers: [.apt([apt])])]
    case .native where room.name == "CTorch":
        return [
            .target(
                name: room.name, dependencies: dependencies,
                cxxSettings: [.unsafeFlags(torchHeaders + ["-O2", "-w"])], linkerSettings: torchLinks)
        ]
    case .native:
        return [.target(name: room.name, dependencies: dependencies, cSettings: [.unsafeFlags(["-O3"])])]
    case .executable:
        return [.executableTarget(name: room.name, dependencies: dependencies, swiftSettings: swiftSettings)]
    case .tests:
        return [
            .testTarget(
                name: room.name, dependencies: ["Core"], path: "Tests/\(room.name)",
                exclude: ["Invalid", "Site", "Snapshots"], swiftSettings: swiftSettings)
        ]
    case .swift:
        var found: [Target] = [.target(name: room.name, dependencies: dependencies, swiftSettings: swiftSettings)]
        if let extra = room.testsUse, asked.isEmpty || asked.contains(room.name) {
            let testDependencies =
                [.target(name: room.name)] + (room.uses.filter { packageOfProduct[$0] == nil } + extra).map(dependency)
            found.append(
                .testTarget(
                    name: "\(room.name)Tests", dependencies: testDependencies, path: "Tests/\(room.name)Tests",
                    exclude: room.testFiles, swiftSettings: swiftSettings))
        }
        return found
    }
}

let package = Package(
    name: "vitrine",
    products: kept.contains("vitrine") ? [.executable(name: "vitrine", targets: ["vitrine"])] : [],
    dependencies: packages.filter { !kept.isDisjoint(with: $0.products) }.map {
        .package(url: $0.url, from: $0.version)
    },
    targets: rooms.filter { kept.contains($0.name) }.flatMap(targets),
    cxxLanguageStandard: .cxx17
)
