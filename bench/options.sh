#!/bin/sh
# Stands in for Java: prints the options with which orch's launcher starts it, one on a line.
case " $* " in
  *' -version '*) echo 'openjdk version "17"' && exit ;;
esac
for option; do
  case $option in
    -jar) exit ;;
    -X*) echo "$option" ;;
  esac
done
