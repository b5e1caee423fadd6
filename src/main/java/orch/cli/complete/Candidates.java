package orch.cli.complete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orch.names.NameSource;
import orch.names.Names;
import org.jspecify.annotations.Nullable;

/**
 * Finds the candidates for a word, as {@code engine.awk} does in the shells: the same vectors test
 * both.
 */
final class Candidates {
  /** Bits of cobra's directive. */
  static final int NO_SPACE = 2;

  static final int NO_FILES = 4;
  static final int DIRECTORIES = 16;
  private static final int KEEP_ORDER = 32;

  /**
   * Where the names of the user's things come from.
   *
   * @param names reads the file of an account
   */
  record Source(NameSource accounts, Function<String, Names> names) {}

  /** The candidates with their descriptions, and the directive for the shell. */
  record Found(Map<String, String> words, int directive) {}

  private final CompletionTable table;
  private final LineSoFar line;
  private final Source source;
  private final FoundWords found = new FoundWords();
  private @Nullable Names names;
  private String stem = "";
  private boolean forArgument;
  private boolean isGlued;
  private int base = NO_FILES;
  private int order;

  private Candidates(CompletionTable table, LineSoFar line, Source source) {
    this.table = table;
    this.line = line;
    this.source = source;
  }

  /**
   * Finds the candidates for the last word.
   *
   * @param words after "orch", at least one
   */
  static Found of(CompletionTable table, List<String> words, Source source) {
    int last = words.size() - 1;
    Candidates candidates =
        new Candidates(table, new LineSoFar(table, words.subList(0, last)), source);
    candidates.find(words.get(last));
    return candidates.answer();
  }

  private Found answer() {
    Map<String, String> words = found.words();
    boolean any = !words.isEmpty();
    return new Found(words, base + (isGlued && any ? NO_SPACE : 0) + (any ? order : 0));
  }

  private void find(String word) {
    int equals = word.indexOf('=');
    boolean isOption = word.startsWith("-") && !line.areOptionsEnded();
    if (line.pending().isPresent()) {
      values(line.pending().get().sources(), word);
    } else if (isOption && equals > 0) {
      valueOf(word.substring(0, equals), word.substring(equals + 1));
    } else if (isOption && word.length() > 2 && !word.startsWith("--")) {
      stem = word.substring(0, 2);
      valueOf(stem, word.substring(2));
    } else if (isOption) {
      line.open()
          .forEach(
              option -> option.names().forEach(name -> offer(name, option.description(), word)));
    } else if (line.areOptionsEnded()
        || !line.arguments().isEmpty()
        || !commands(line.command(), word)) {
      arguments(word);
    }
  }

  private void valueOf(String name, String begin) {
    line.option(name)
        .filter(LineSoFar.Known::takesValue)
        .ifPresent(option -> values(option.sources(), begin));
  }

  /** Offers the commands below a command; returns whether there are any. */
  private boolean commands(String path, String begin) {
    List<String[]> below = table.rows("C").filter(row -> row[1].equals(path)).toList();
    below.forEach(row -> offer(row[2], row[3], begin));
    return !below.isEmpty();
  }

  private void arguments(String begin) {
    Optional<String[]> row =
        table.rows("P").filter(cells -> cells[1].equals(line.command())).findFirst();
    if (row.isPresent() && (row.get()[3].equals("*") || line.arguments().isEmpty())) {
      forArgument = true;
      values(row.get()[2], begin);
    }
  }

  private void values(String sources, String begin) {
    order = KEEP_ORDER;
    for (String each : sources.split(" ", -1)) {
      String set = each.substring(each.indexOf(':') + 1);
      switch (each.substring(0, each.length() - set.length())) {
        case "words:" -> words(set, "", begin);
        case "list:" -> list(set, begin);
        default -> named(each, begin);
      }
    }
  }

  private void named(String kind, String begin) {
    switch (kind) {
      case "file" -> base = 0;
      case "dir" -> base = DIRECTORIES;
      case "configuration" -> configurations(begin);
      case "operation" -> names().operations().forEach((id, action) -> offer(id, action, begin));
      case "store" -> names().stores().forEach((id, name) -> offer(name, id, begin));
      case "store-id" -> names().stores().forEach((id, name) -> offer(id, name, begin));
      case "profile" ->
          source.accounts().profiles().forEach((name, account) -> offer(name, account, begin));
      case "commands" -> commandWords(begin);
      case "fields" -> list("fields " + line.command(), begin);
      case "reports" -> words("reports " + line.command(), "", begin);
      case "filter" -> words("fields " + line.command(), "=", begin);
      default -> {
        // Any text.
      }
    }
  }

  private List<String[]> set(String name) {
    return table.rows("W").filter(row -> row[1].equals(name)).toList();
  }

  private void words(String set, String tail, String begin) {
    for (String[] row : set(set)) {
      String word = row[2] + tail;
      isGlued |= word.startsWith(begin) && (word.endsWith("=") || word.endsWith(":"));
      offer(word, row[3], begin);
    }
  }

  /** Words with commas between them: offers those that are not there yet. */
  private void list(String set, String begin) {
    isGlued = true;
    String before = begin.substring(0, begin.lastIndexOf(',') + 1);
    for (String[] row : set(set)) {
      if (!("," + before).contains("," + row[2] + ",")) {
        offer(before + row[2], row[3], begin);
      }
    }
  }

  /** The words that name a command, for "orch help". */
  private void commandWords(String begin) {
    forArgument = false;
    commands(String.join(" ", line.arguments()), begin);
    if (line.arguments().isEmpty()) {
      words("topic", "", begin);
    }
  }

  /** Offers names, except those of several configurations, and ids. */
  private void configurations(String begin) {
    Map<String, String> byId = names().configurations();
    Map<String, String> byName = new LinkedHashMap<>();
    byId.forEach((id, name) -> byName.merge(name, id, (one, other) -> ""));
    byName.forEach(
        (name, id) -> {
          if (!id.isEmpty()) {
            offer(name, id, begin);
          }
        });
    byId.forEach((id, name) -> offer(id, name, begin));
  }

  private Names names() {
    Names read = names;
    if (read == null) {
      String where = orElse(line.value("--base-url"), "ORCH_BASE_URL");
      where = where.isEmpty() ? orElse(line.value("--region"), "ORCH_REGION") : where;
      String file = source.accounts().chosen(line.value("--profile"), where);
      read = file.isEmpty() ? new Names() : source.names().apply(file);
      names = read;
    }
    return read;
  }

  private String orElse(String onTheLine, String variable) {
    return onTheLine.isEmpty() ? source.accounts().variable(variable) : onTheLine;
  }

  /** Takes a candidate if it begins with the text and could be typed. */
  private void offer(String word, String description, String begin) {
    boolean isTyped =
        forArgument
            && (line.arguments().contains(word)
                || (word.startsWith("-") && !line.areOptionsEnded()));
    if (!word.isEmpty() && word.startsWith(begin) && !isTyped) {
      found.take(stem + word, description);
    }
  }
}
