# Shortcuts; CONTRIBUTING.md says what they do.
.PHONY: test golden format bench run

test:
	bin/check

# Writes the golden screens and the tables in docs/. Tests that write always fail, hence the second run, which compares.
golden:
	-mvn -q -B -ntp test -Dtest='GoldenTest,DocsTest' -Dorch.golden=write
	mvn -q -B -ntp test -Dtest='GoldenTest,DocsTest'

format:
	mvn -q -B -ntp spotless:apply

bench:
	bench/run

# make run ARGS='-p local config list'
run:
	bin/orch $(ARGS)
