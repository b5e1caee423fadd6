package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.InputFiles;
import orch.cli.problem.LastWriteInDoubtException;
import orch.cli.problem.UsageException;
import orch.cli.write.PendingWrites;
import orch.cli.write.Unchanged;
import orch.concurrent.Deadline;
import orch.journal.AcceptedEntry;
import orch.journal.JournalView;
import orch.journal.OpenWrite;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.network.BaseUrls;

/**
 * Resolves the arguments that name operations: ids, status URLs, configurations, the output of
 * {@code create} on standard input, or the last operation.
 */
final class OperationArguments {
  private final Account account;
  private final Deadline deadline;

  /**
   * @param deadline for reading standard input
   */
  OperationArguments(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /**
   * What an argument means.
   *
   * @param operation an id or a status URL; empty when nothing is to be followed
   * @param unchanged the answer of a write that had nothing to change
   */
  record Wanted(String operation, Optional<JsonNode> unchanged) {
    static Wanted operation(String name) {
      return new Wanted(name, Optional.empty());
    }

    static Wanted unchanged(JsonNode answer) {
      return new Wanted("", Optional.of(answer));
    }

    boolean isOperation() {
      return unchanged.isEmpty();
    }
  }

  /** The operations that the arguments name; {@code -} reads names from standard input. */
  List<Wanted> of(List<String> words, boolean last) throws InterruptedException {
    List<Wanted> wanted = new ArrayList<>();
    for (String word : words) {
      if (word.equals(InputFiles.STDIN)) {
        wanted.addAll(inText(new InputFiles(account.app(), deadline).standardInput()));
      } else {
        wanted.add(named(word));
      }
    }
    if (last) {
      wanted.add(Wanted.operation(here(last())));
    }
    if (wanted.isEmpty()) {
      throw new UsageException(
          words.isEmpty()
              ? "give the operation's id or status URL, a configuration's id or name, - for"
                  + " standard input, or --last"
              : "standard input names no operation");
    }
    return wanted.stream().distinct().toList();
  }

  private Wanted named(String name) throws InterruptedException {
    if (name.isBlank() || name.equals(".") || name.equals("..")) {
      throw new UsageException("\"" + name + "\" is neither an operation nor a configuration");
    }
    return Wanted.operation(new LatestOperation(account, deadline).of(here(name)));
  }

  private List<Wanted> inText(String text) throws InterruptedException {
    String stripped = text.strip();
    List<Wanted> names = new ArrayList<>();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      for (String word : stripped.isEmpty() ? new String[0] : stripped.split("\\s+")) {
        names.add(named(word));
      }
      return names;
    }
    try {
      for (JsonNode value : Json.readAll(stripped)) {
        collect(value, names);
      }
    } catch (MalformedTextException e) {
      throw new UsageException("standard input is not valid JSON: " + e.reason());
    }
    return names;
  }

  private void collect(JsonNode value, List<Wanted> names) throws InterruptedException {
    if (value.isArray()) {
      for (JsonNode element : value) {
        collect(element, names);
      }
      return;
    }
    if (Unchanged.is(value)) {
      names.add(Wanted.unchanged(value));
      return;
    }
    String url = value.path("statusUrl").asText("");
    String name = url.isEmpty() ? value.path("operationId").asText(value.asText("")) : url;
    if (name.isBlank()) {
      // The output of a create with --wait is the configuration.
      name = value.path("id").asText("");
    }
    if (name.isBlank()) {
      throw new UsageException(
          "the JSON on standard input has neither operationId nor statusUrl nor id");
    }
    names.add(named(name));
  }

  /**
   * The operation of the last write.
   *
   * @throws LastWriteInDoubtException if the last write is in doubt, because the operation of an
   *     older write would be misleading
   */
  private String last() {
    PendingWrites earlier = new PendingWrites(account);
    Optional<AcceptedEntry> last = earlier.read(JournalView::lastOperation);
    Optional<OpenWrite> open = earlier.open().stream().reduce((older, newer) -> newer);
    if (open.isPresent()
        && last.map(AcceptedEntry::at).orElse(Instant.MIN).isBefore(open.get().sentAt())) {
      throw new LastWriteInDoubtException(open.get());
    }
    return last.map(AcceptedEntry::operation)
        .orElseThrow(
            () ->
                new UsageException(
                    "--last: the journal has no operation for " + account.journalTarget()));
  }

  /**
   * The id in a status URL of the local control plane, whose port differs from command to command;
   * else the name unchanged.
   */
  private String here(String name) {
    if (!account.connection().isInProcess() || !name.startsWith("http")) {
      return name;
    }
    try {
      URI url = URI.create(name);
      String path = String.valueOf(url.getPath());
      return BaseUrls.isLoopback(url) ? path.substring(path.lastIndexOf('/') + 1) : name;
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
