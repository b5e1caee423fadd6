# Shortcuts; CONTRIBUTING.md says what they do.
.PHONY: test golden pages format bench run

test:
	bin/check

# Writes the golden screens and the tables in docs/, and the completion scripts. Tests that write always fail, hence the second run, which compares.
golden:
	-mvn -q -B -ntp test -Dtest='GoldenTest,DocsTest,CompletionTest' -Dorch.golden=write
	mvn -q -B -ntp test -Dtest='GoldenTest,DocsTest,CompletionTest'

# Writes the output that the pages show below their commands. Like above, the first run fails when it has written something.
pages:
	-mvn -q -B -ntp verify -Dit.test='PagesIT' -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dorch.golden=write
	mvn -q -B -ntp verify -Dit.test='PagesIT' -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false

format:
	mvn -q -B -ntp spotless:apply

bench:
	bench/run

# make run ARGS='-p local config list'
run:
	bin/orch $(ARGS)
