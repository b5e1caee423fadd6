package orch.cli.complete;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the words before the cursor mean: the command, its options and its arguments. */
final class LineSoFar {
  /**
   * An option.
   *
   * @param names with their dashes
   * @param sources the sources of its value; empty for a switch
   * @param isRepeatable whether it may be given more than once
   */
  record Known(
      List<String> names,
      String sources,
      boolean isRepeatable,
      boolean isHidden,
      String description) {
    boolean takesValue() {
      return !sources.isEmpty();
    }
  }

  private final CompletionTable table;
  private final Map<Known, String> values = new HashMap<>();
  private final Set<Known> used = new HashSet<>();
  private final List<String> arguments = new ArrayList<>();
  private String command = "";
  private List<Known> options;
  private Optional<Known> pending = Optional.empty();
  private boolean optionsEnded;

  LineSoFar(CompletionTable table, List<String> words) {
    this.table = table;
    this.options = optionsOf("");
    words.forEach(this::take);
  }

  private void take(String word) {
    int equals = word.indexOf('=');
    if (pending.isPresent()) {
      set(pending, word);
      pending = Optional.empty();
    } else if (optionsEnded || !word.startsWith("-") || word.length() == 1) {
      argument(word);
    } else if (word.equals("--")) {
      optionsEnded = true;
    } else if (equals > 0) {
      set(option(word.substring(0, equals)), word.substring(equals + 1));
    } else if (option(word).isPresent()) {
      give(option(word).get());
    } else if (!word.startsWith("--")) {
      cluster(word.substring(1));
    }
  }

  /** A command below the current one, or an argument. */
  private void argument(String word) {
    Optional<String> below =
        optionsEnded || !arguments.isEmpty() ? Optional.empty() : subcommand(word);
    if (below.isPresent()) {
      command = (command + " " + below.get()).strip();
      options = optionsOf(command);
    } else {
      arguments.add(word);
    }
  }

  private Optional<String> subcommand(String word) {
    Optional<String> alias =
        table
            .rows("A")
            .filter(row -> row[1].equals(command) && row[2].equals(word))
            .map(row -> row[3])
            .findFirst();
    return alias.or(
        () ->
            table
                .rows("C")
                .filter(row -> row[1].equals(command))
                .map(row -> row[2])
                .filter(word::equals)
                .findFirst());
  }

  /** Switches in one word, and an option with its value in the same word. */
  private void cluster(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      Optional<Known> option = option("-" + letters.charAt(i));
      if (option.isEmpty()) {
        return;
      }
      if (option.get().takesValue() && i + 1 < letters.length()) {
        set(option, letters.substring(i + 1));
        return;
      }
      give(option.get());
    }
  }

  private void give(Known option) {
    used.add(option);
    pending = option.takesValue() ? Optional.of(option) : Optional.empty();
  }

  private void set(Optional<Known> option, String value) {
    option.ifPresent(
        known -> {
          used.add(known);
          values.put(known, value);
        });
  }

  private List<Known> optionsOf(String path) {
    return table
        .rows("O")
        .filter(row -> row[1].equals("*") || row[1].equals(path))
        .map(
            row ->
                new Known(
                    List.of(row[2].split(" ", -1)),
                    row[3],
                    row[4].contains("r"),
                    row[4].contains("h"),
                    row[5]))
        .toList();
  }

  /** The option of this name that the command takes. */
  Optional<Known> option(String name) {
    return options.stream().filter(option -> option.names().contains(name)).findFirst();
  }

  /** The options that may still be given. */
  List<Known> open() {
    return options.stream()
        .filter(option -> !option.isHidden() && (option.isRepeatable() || !used.contains(option)))
        .toList();
  }

  /** The value of an option on the line; empty when it is not there. */
  String value(String name) {
    return option(name).map(option -> values.getOrDefault(option, "")).orElse("");
  }

  /** The option whose value comes next. */
  Optional<Known> pending() {
    return pending;
  }

  /** The command, without "orch". */
  String command() {
    return command;
  }

  List<String> arguments() {
    return arguments;
  }

  /** Whether all further words are arguments. */
  boolean areOptionsEnded() {
    return optionsEnded;
  }
}
