# SPDX-License-Identifier: GPL-3.0-or-later
# tabavar. The two commands most people need: `make demo` and `make test`.
# Nothing is written outside $(B) and demo-output/. CFLAGS, CPPFLAGS, LDFLAGS, PREFIX, DESTDIR are yours;
# Q= prints every command whole.

V       ?= release
Q       ?= @
B       ?= build/$(V)
PREFIX  ?= /usr/local
VERSION := 0.1.0
PKGS    := glib-2.0 gsl icu-i18n icu-uc json-glib-1.0 libzip nettle xlsxwriter

# Formats come from tables of texts in two languages, so -Wformat-nonliteral is off.
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wformat=2 -Wno-format-nonliteral -Wvla -Wundef \
        -Wwrite-strings -Wpointer-arith -Wswitch-enum -Wstrict-prototypes \
        -Wmissing-prototypes -Wnull-dereference -Wimplicit-fallthrough -Werror=format-security
# GLib's g_utf8_next_char casts const away, which only clang sees: so -Wcast-qual is for gcc.
WARN.gcc := -Wcast-qual -Wdouble-promotion -Wlogical-op -Wduplicated-cond -Wduplicated-branches
O.release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
O.debug   := -Og -g3
O.asan    := -O1 -g3 -fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize=address,undefined
O.cov     := -O0 -g --coverage
O.fuzz    := -O1 -g -fno-sanitize-recover=all -fsanitize=fuzzer-no-link,address,undefined
L.release := -pie -Wl,-z,relro,-z,now
$(if $(O.$(V)),,$(error V=$(V): choose release, debug, asan, cov or fuzz))

IS_GCC := $(findstring Free Software,$(shell $(CC) --version 2>/dev/null))
# Library headers are system headers to us: their warnings are not ours to mend.
PKG_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
PKG_LIBS   = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lreadstat -lm
CC1 = $(CC) -std=c17 -ffp-contract=off $(O.$(V)) $(WARN) $(if $(IS_GCC),$(WARN.gcc)) $(WERROR) \
      -Isrc -Itests -D_POSIX_C_SOURCE=200809L -DG_LOG_DOMAIN='"tabavar"' -DTABAVAR_VERSION='"$(VERSION)"' \
      -DTABAVAR_DATADIR='"$(PREFIX)/share/tabavar"' $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)

SRC  := $(sort $(wildcard src/*/*.c))
OBJ  := $(SRC:%.c=$(B)/%.o)
MAIN := $(B)/src/cli/main.o
LIB  := $(B)/libtabavar.a
UNIT_SRC := $(sort $(wildcard tests/unit/*/test_*.c))
UNIT := $(UNIT_SRC:tests/%.c=$(B)/tests/%)
TOOL_SRC := $(wildcard tests/oracle/*.c tests/calibrate/*.c tests/bench/*.c tests/reading/*.c)
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_TARGETS := $(filter-out file,$(FUZZ_SRC:tests/fuzz/fuzz_%.c=%))
REPLAY := $(FUZZ_TARGETS:%=$(B)/tests/fuzz/replay_%)
SECONDS ?= 60
TARGET  ?= $(FUZZ_TARGETS)
ROOM ?= *
UNIT_NOW := $(patsubst tests/%.c,$(B)/tests/%,$(sort $(wildcard tests/unit/$(ROOM)/test_*.c)))

.PHONY: all demo test check fuzz run-fuzz unit golden oracle calibrate bench layers lint format asan coverage \
        docs pictures packages samples tidy run-demo install uninstall clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(B)/tabavar ## build the program

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

packages: ## install the libraries that are missing (apt), or list them
	@sh .ci/packages build

demo: packages ## the main job on samples/, workbooks in demo-output/
	@$(MAKE) --no-print-directory run-demo

run-demo: $(B)/tabavar
	@rm -rf demo-output
	@$(B)/tabavar analyse samples/west-azerbaijan/programme.ini -o demo-output
	@echo "The workbooks are in demo-output/send; for the evaluator in demo-output/evaluator."

bench: $(B)/tabavar $(B)/tests/bench/bench $(B)/tests/reading/reading ## every speed beside its bar; some minutes
	@$(B)/tests/bench/bench
	@sh tests/bench/run $(B)

test: packages ## build and run every test
	@$(MAKE) --no-print-directory check

check: $(B)/tabavar $(UNIT) $(REPLAY) $(B)/tests/oracle/oracle
	@sh tests/run $(B) $(UNIT)

fuzz: ## libFuzzer with clang on every target (SECONDS=60 TARGET=cells)
	@$(MAKE) --no-print-directory CC=clang V=fuzz B=build/fuzz SECONDS=$(SECONDS) TARGET="$(TARGET)" run-fuzz

run-fuzz: $(TARGET:%=$(B)/tests/fuzz/libfuzzer_%)
	@sh tests/run-fuzz $(B) $(SECONDS) $(TARGET)

unit: $(UNIT_NOW) ## unit tests only (ROOM=stats for one room)
	@sh tests/run-unit $(UNIT_NOW)

golden: $(B)/tabavar ## golden cases only (UPDATE=1 rewrites them)
	@UPDATE=$(UPDATE) sh tests/run-golden $(B)

# Sets of reference values on real data, where there are some: folders, divided by blanks.
ORACLES ?= ../shared/oracles
oracle: $(B)/tabavar $(B)/tests/oracle/oracle ## hold the results against the values of ORACLES=
	@ORACLES="$(ORACLES)" sh tests/oracle/run $(B)

calibrate: $(B)/tests/calibrate/calibrate ## do 95 % intervals hold? some minutes; docs/calibration.md
	@$(B)/tests/calibrate/calibrate

layers: ## check which room includes which
	@sh tests/lint/layers.sh

$(B)/tabavar: $(MAIN) $(LIB)
	@echo "  link $@"
	$(Q)$(CC1) $(L.$(V)) -Wl,--as-needed $(LDFLAGS) -o $@ $(MAIN) $(LIB) $(PKG_LIBS) $(LDLIBS)

$(LIB): $(filter-out $(MAIN),$(OBJ))
	@rm -f $@
	$(Q)ar rcs $@ $^

FUZZ_LINK = $(CC1) $(L.$(V)) -Wl,--as-needed $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(PKG_LIBS) $(LDLIBS)

$(B)/tests/fuzz/replay_%: $(B)/tests/fuzz/fuzz_%.o $(B)/tests/fuzz/fuzz_file.o $(B)/tests/fuzz/replay.o $(LIB)
	@echo "  link $@"
	$(Q)$(FUZZ_LINK)

$(B)/tests/fuzz/libfuzzer_%: $(B)/tests/fuzz/fuzz_%.o $(B)/tests/fuzz/fuzz_file.o $(LIB)
	@echo "  link $@"
	$(Q)$(FUZZ_LINK) -fsanitize=fuzzer

$(B)/tests/unit/%: $(B)/tests/unit/%.o $(LIB)
	@echo "  link $@"
	$(Q)$(CC1) $(L.$(V)) -Wl,--as-needed $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS) -lcmocka $(LDLIBS)

# A program of tests/NAME/*.c is tests/NAME/NAME.
.SECONDEXPANSION:
$(B)/tests/oracle/oracle $(B)/tests/calibrate/calibrate $(B)/tests/bench/bench $(B)/tests/reading/reading: \
        $$(patsubst %.c,$(B)/%.o,$$(wildcard tests/$$(@F)/*.c)) $(LIB)
	@echo "  link $@"
	$(Q)$(CC1) $(L.$(V)) -Wl,--as-needed $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(PKG_LIBS) $(LDLIBS)

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	@echo "  cc   $<"
	$(Q)$(CC1) -MMD -MP -c -o $@ $<

# A changed flag rebuilds; an unchanged one does not.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ',,$(CC1))' | cmp -s - $@ || echo '$(subst ',,$(CC1))' > $@

-include $(OBJ:.o=.d) $(UNIT:=.d) $(TOOL_SRC:%.c=$(B)/%.d) $(FUZZ_SRC:%.c=$(B)/%.d)

lint: ## layers, sizes, banned calls, formatting, clang-tidy, cppcheck, both compilers
	@sh .ci/packages lint
	@sh tests/lint/layers.sh
	@sh tests/lint/size.sh
	@sh tests/lint/banned.sh
	@sh tests/lint/docs.sh
	@sh tests/lint/catalogue.sh
	@shellcheck -S warning -s sh tests/run* tests/*/run tests/lint/*.sh docs/pictures/*.sh .ci/packages
	@clang-format --dry-run -Werror $(SRC) $(UNIT_SRC) $(TOOL_SRC) $(wildcard tests/oracle/*.h tests/calibrate/*.h tests/bench/*.h tests/fuzz/*.[ch] src/*/*.h tests/unit/*.h tests/unit/*/*.h)
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	    --suppress=missingIncludeSystem --suppress=unknownMacro --suppress=varFuncNullUB --suppress=legacyUninitvar --error-exitcode=1 -Isrc src
	@$(MAKE) --no-print-directory CC=gcc WERROR=-Werror B=build/gcc build/gcc/tabavar
	@$(MAKE) --no-print-directory CC=clang WERROR=-Werror B=build/clang build/clang/tabavar
	@$(MAKE) --no-print-directory tidy

# clang-tidy, file by file, so that -j runs it on every processor.
tidy: $(SRC:%.c=$(B)/tidy/%.done)

$(B)/tidy/%.done: %.c .clang-tidy
	@mkdir -p $(@D)
	@clang-tidy --quiet $< -- -std=c17 -Isrc -D_POSIX_C_SOURCE=200809L -DG_LOG_DOMAIN='"tabavar"' \
	    -DTABAVAR_VERSION='"0"' -DTABAVAR_DATADIR='"/"' $(PKG_CFLAGS) 2>$@.log || { cat $@.log; exit 1; }
	@touch $@

format: ## put the sources into their form
	clang-format -i $(SRC) $(wildcard src/*/*.h) $(UNIT_SRC) $(wildcard tests/*/*.c)

asan: ## every test under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory V=asan check

coverage: ## line and branch coverage of the tests, in build/cov/coverage.txt
	@sh .ci/packages lint
	@$(MAKE) --no-print-directory V=cov check
	gcovr --root . --filter src/ --exclude-throw-branches build/cov | tee build/cov/coverage.txt | tail -n 4

samples: $(B)/tabavar ## make the sample programme again
	@rm -rf build/samples
	$(B)/tabavar simulate samples/west-azerbaijan/programme.ini -o build/samples
	cp build/samples/* samples/west-azerbaijan/
	python3 tests/dialects/messy.py

docs: $(B)/tabavar ## write the generated pages of docs/ again
	$(B)/tabavar explain all > docs/errors.md
	$(B)/tabavar explain statistics -l en > docs/statistics.md
	$(B)/tabavar explain statistics -l fa > docs/statistics.fa.md

pictures: $(B)/tabavar ## the pictures of README and guide, from the sample's workbooks
	@sh .ci/packages pictures
	sh docs/pictures/make.sh $(B)/tabavar

install: $(B)/tabavar ## DESTDIR and PREFIX are honoured
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/tabavar
	install -m 755 $(B)/tabavar $(DESTDIR)$(PREFIX)/bin/
	cp -R questionnaires $(DESTDIR)$(PREFIX)/share/tabavar/

uninstall: ## remove what install brought
	rm -rf $(DESTDIR)$(PREFIX)/bin/tabavar $(DESTDIR)$(PREFIX)/share/tabavar

clean: ## remove everything that was built
	rm -rf build demo-output
