# Vitrine. `make gallery` builds the demo from nothing; `make test` runs every test.

SITE ?= Site
VITRINE = .build/release/vitrine

.DEFAULT_GOAL := help
.PHONY: help gallery papers slides pretrained build test test-swift snapshots test-browser bench templates screenshots format lint clean

help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

gallery: build ## install what is missing, build, and make the gallery of Fashion-MNIST
	$(VITRINE) build $(SITE)
	@echo "The gallery is in $(SITE)/public: open $(SITE)/public/index.html in a browser."
	@echo "To search with images of your own:  $(VITRINE) serve $(SITE)"

papers: build ## the papers' methods side by side: trains for an hour or two (PAPERS_LIMIT=2000 for a quick look)
	$(VITRINE) build $(SITE)/papers.yml $(if $(PAPERS_LIMIT),--limit $(PAPERS_LIMIT))

slides: build ## a gallery of whole slides: makes eight slides up, trains and searches (some minutes)
	@[ -e $(SITE)/slides/slide-08.svs ] || $(VITRINE) slides generate $(SITE)/slides --count 8
	$(VITRINE) build $(SITE)/slides.yml

pretrained: build ## a site with an encoder trained on ImageNet: fetches its weights first
	@Tests/Tools/install pretrained
	$(VITRINE) build $(SITE)/pretrained.yml $(if $(PAPERS_LIMIT),--limit $(PAPERS_LIMIT))

build: ## install what is missing and build the command
	@Tests/Tools/install build
	swift build -c release --product vitrine

test: test-swift test-browser ## install the test tools and run all tests

# Tests that wait for answers in time get a process of their own: tests that compute hold every thread.
test-swift: ## the tests in Swift
	@Tests/Tools/install test
	swift build -c release --build-tests
	swift test -c release --skip-build --skip 'ServerTests|CommandTests'
	swift test -c release --skip-build --filter ServerTests
	swift test -c release --skip-build --filter CommandTests --no-parallel

snapshots: ## write the help texts and messages that the tests expect anew; read the diff before committing it
	swift build -c release --build-tests
	VITRINE_SNAPSHOTS=write swift test -c release --skip-build --filter 'HelpTests|InvalidInputTests'

test-browser: ## the tests of a built site in Chromium, with axe-core and the W3C checker
	@Tests/Tools/install test
	swift build -c release --product vitrine
	swift build -c release --build-tests
	.peers/bin/python -B Tests/Browser/run.py

bench: ## install the peers and measure; writes .vitrine/bench.json
	@Tests/Tools/install bench
	swift build -c release --product vitrine
	swift build -c release --product vitrine-bench
	.build/release/vitrine-bench

templates: ## embed Templates/ and datasets/ as Swift literals
	python3 -B Tests/Tools/embed.py Templates Sources/Templating/BuiltIn/BuiltInTemplates.swift BuiltInTemplates venues
	python3 -B Tests/Tools/embed.py Templates/venues Sources/Handover/BuiltIn/BuiltInVenues.swift BuiltInVenues
	python3 -B Tests/Tools/embed.py datasets Sources/Datasets/BuiltIn/BuiltInCards.swift BuiltInCards

screenshots: ## pictures of the built gallery for the README
	@Tests/Tools/install test
	.peers/bin/python -B Tests/Browser/run.py --site $(SITE)/public --screenshots Site/screenshots

format: ## format the Swift sources
	swift format -i -r Package.swift Sources Tests

lint: ## check the format of the Swift sources
	swift format lint --strict -r Package.swift Sources Tests

clean: ## remove what was built
	rm -rf .build .peers .vitrine $(SITE)/public $(SITE)/public-papers $(SITE)/public-slides $(SITE)/slides $(SITE)/.vitrine
