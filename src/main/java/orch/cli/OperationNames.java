package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.journal.JournalView;
import orch.journal.OpenWrite;
import orch.journal.Started;
import orch.json.Json;
import orch.json.MalformedText;
import orch.operation.Deadline;
import orch.profile.Hosts;

/**
 * Finds out which operations are meant by what the person gives: ids, status URLs, what {@code
 * create} prints, or the last one.
 */
final class OperationNames {
  private final Account account;
  private final Deadline deadline;

  /**
   * @param deadline for standard input to come
   */
  OperationNames(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /** The operations named by these words; {@code -} stands for those named on standard input. */
  List<String> of(List<String> words, boolean last) {
    List<String> names = new ArrayList<>();
    for (String word : words) {
      if (word.equals(Inputs.STDIN)) {
        names.addAll(inText(new Inputs(account.app(), deadline).standardInput()));
      } else {
        names.add(word);
      }
    }
    if (last) {
      names.add(last());
    }
    if (names.isEmpty()) {
      throw new UsageProblem(
          words.isEmpty()
              ? "which operation? Give an id, a status URL, - for standard input, or --last"
              : "there is no operation on standard input");
    }
    for (String name : names) {
      if (name.isBlank() || name.equals(".") || name.equals("..")) {
        throw new UsageProblem("\"" + name + "\" is not the id of an operation");
      }
    }
    return names.stream().map(this::here).distinct().toList();
  }

  private List<String> inText(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }
    List<String> names = new ArrayList<>();
    try {
      Json.readAll(stripped).forEach(value -> collect(value, names));
    } catch (MalformedText e) {
      throw new UsageProblem("standard input is not readable: " + e.reason());
    }
    return names;
  }

  private static void collect(JsonNode value, List<String> names) {
    if (value.isArray()) {
      value.forEach(element -> collect(element, names));
      return;
    }
    String url = value.path("statusUrl").asText("");
    String name = url.isEmpty() ? value.path("operationId").asText(value.asText("")) : url;
    if (name.isBlank()) {
      throw new UsageProblem("standard input has JSON without operationId and statusUrl");
    }
    names.add(name);
  }

  /**
   * The operation of the last write.
   *
   * @throws LastWriteInDoubtException when the last write got no answer: the operation of an older
   *     one would be taken for its own
   */
  private String last() {
    EarlierWrites earlier = new EarlierWrites(account);
    Optional<Started> last = earlier.read(JournalView::lastOperation);
    Optional<OpenWrite> open = earlier.open().stream().reduce((older, newer) -> newer);
    if (open.isPresent()
        && last.map(Started::at).orElse(Instant.MIN).isBefore(open.get().sentAt())) {
      throw new LastWriteInDoubtException(open.get());
    }
    return last.map(Started::operation)
        .orElseThrow(
            () ->
                new UsageProblem(
                    "--last: the journal has no operation at " + account.journalTarget()));
  }

  /**
   * The local control plane answers at another port in every command; the id in an earlier URL
   * still holds.
   */
  private String here(String name) {
    if (!account.connection().isInProcess() || !name.startsWith("http")) {
      return name;
    }
    try {
      URI url = URI.create(name);
      String path = String.valueOf(url.getPath());
      return Hosts.isLoopback(url) ? path.substring(path.lastIndexOf('/') + 1) : name;
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
