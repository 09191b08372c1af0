# The whole manual of commands; each is one line onto ./mvnw or a script in build/.
export JAVA_HOME := $(shell build/find-jdk)
MVN := ./mvnw -B -ntp
PORT ?= 8003
DATA_DIR ?= data

.PHONY: run test build fmt clean
build:            ## compile and package everything, without tests
	$(MVN) -q package -DskipTests
fmt:              ## format all sources
	$(MVN) -q validate -Dfmt
