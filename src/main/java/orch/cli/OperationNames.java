package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import orch.json.MalformedText;
import orch.operation.Deadline;
import orch.profile.Hosts;

/**
 * Finds out which operations are meant by what the person gives: ids, status URLs, what {@code
 * create} prints, or the last one.
 */
final class OperationNames {
  private final App app;
  private final Deadline deadline;

  /**
   * @param deadline for standard input to come
   */
  OperationNames(App app, Deadline deadline) {
    this.app = app;
    this.deadline = deadline;
  }

  /** The operations named by these words; {@code -} stands for those named on standard input. */
  List<String> of(List<String> words, boolean last) {
    List<String> names = new ArrayList<>();
    for (String word : words) {
      if (word.equals(Inputs.STDIN)) {
        names.addAll(inText(new Inputs(app, deadline).standardInput()));
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

  private String last() {
    try {
      return app.journal()
          .lastOperation(app.journalTarget(), app.connection().credentials().account())
          .orElseThrow(
              () ->
                  new UsageProblem(
                      "--last: the journal has no operation at " + app.journalTarget()));
    } catch (IOException e) {
      throw new UsageProblem("--last: the journal cannot be read: " + e.getMessage());
    }
  }

  /**
   * The local control plane answers at another port in every command; the id in an earlier URL
   * still holds.
   */
  private String here(String name) {
    if (!app.connection().isInProcess() || !name.startsWith("http")) {
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
