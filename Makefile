# The whole manual of commands; each is one line onto ./mvnw or a program it built. `make help` prints it.
export JAVA_HOME := $(shell build/find-jdk)
MVN := ./mvnw -B -ntp
JAVA := $(JAVA_HOME)/bin/java
JVM := --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
PORT ?= 8003
DATA_DIR ?= data
SIM ?= 20
SOURCES := $(shell find pom.xml api protocol protocol-jdk client client-jdk cli server web/core web/ui \
	-not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/dist/*' -type f 2>/dev/null)
BUILT := target/built

.PHONY: help run test build fmt demo bench bench-server bench-group bench-client bench-sockets sim fuzz clean
help:           ## this list
	@grep -E '^[a-z-]+: .*##' Makefile | sed 's/:.*##/\t/'

run: $(BUILT)   ## build if needed, then serve on PORT (8003) with the data in DATA_DIR (data)
	@PORT=$(PORT) DATA_DIR="$(DATA_DIR)" WEB_DIR="$${WEB_DIR-web/ui/dist}" exec $(JAVA) $(JVM) -XX:+UseSerialGC -Xmx512m -cp "server/target/classes:server/target/lib/*" com.entativa.messaging.server.Main

test:           ## everything: format, checks, unit, vectors, simulations, real servers; two modules at a time
	$(MVN) -T 2 verify

build: $(BUILT) ## compile and package what runs
$(BUILT): $(SOURCES)
	@echo "building (the first time takes some minutes)"
	@$(MVN) -q package -DskipTests -pl server,cli,web/ui -am
	@mkdir -p target && touch $(BUILT)

fmt:            ## format all sources
	$(MVN) -q validate -Dfmt

demo:           ## two people, a crash, a backlog; then what the server held
	@$(MVN) -q package -DskipTests -pl system-tests -am
	@$(JAVA) $(JVM) -cp "system-tests/target/classes:system-tests/target/lib/*" com.entativa.messaging.system.Demo

bench:          ## the protocol beside libsignal; writes bench/results
	@$(MVN) -q verify -Dmaven.test.skip -pl bench -am -Pprotocol-bench

bench-server:   ## load on a relay of its own; writes bench/results
	@$(MVN) -q package -DskipTests -pl bench -am
	@$(JAVA) $(JVM) -cp "bench/target/classes:bench/target/lib/*" com.entativa.messaging.bench.load.LoadRun

bench-group:    ## a message to a group of 1 000; writes bench/results
	@$(MVN) -q package -DskipTests -pl bench -am
	@$(JAVA) $(JVM) -cp "bench/target/classes:bench/target/lib/*" com.entativa.messaging.bench.load.GroupRun

bench-client:   ## search, a backlog and a large file on the client core; writes bench/results
	@$(MVN) -q package -DskipTests -pl bench -am
	@$(JAVA) $(JVM) -cp "bench/target/classes:bench/target/lib/*" com.entativa.messaging.bench.load.ClientRun

sim:            ## a million messages between people and in groups, under crashes; SIM=1 is a twentieth of it, as in the tests
	$(MVN) -pl client -am test -Dtest='CrashSimulation,GroupSimulation' -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.runs=$$(($(SIM) * 1000)) -Dgroup.runs=$$(($(SIM) * 320))

bench-sockets:  ## what 10 000 idle sockets cost; prints
	@$(MVN) -q package -DskipTests -pl system-tests -am
	@$(JAVA) $(JVM) -cp "system-tests/target/classes:system-tests/target/lib/*" com.entativa.messaging.system.crowd.IdleSockets

fuzz:           ## each parser for a minute, then the relay from its contract
	build/fuzz

clean:          ## forget what was built; data stays
	$(MVN) -q clean && rm -rf target
