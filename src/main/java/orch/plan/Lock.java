package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orch.document.Document;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;

/**
 * Which configurations belong to a set of files: a line of YAML for each, sorted by name, so that
 * git can merge the changes of two people.
 *
 * <pre>
 * account: "AC00000000000000000000000000000001"
 * service: "https://conversations.twilio.com"
 * configurations:
 *   "support": {"id":"conv_configuration_01...","hash":"9f86d0...","version":3,"created":true}
 * </pre>
 *
 * @param account the account of the configurations
 * @param service the base URL of the API, or the name of the profile local
 * @param entries by display name
 */
public record Lock(String account, String service, SortedMap<String, LockEntry> entries) {
  private static final String HEADING =
      "# Written by orch config apply. Keep it beside the files, under version control.\n";

  public Lock {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** A lock without configurations. */
  public static Lock empty(String account, String service) {
    return new Lock(account, service, new TreeMap<>());
  }

  /**
   * Reads the document of a lock file.
   *
   * @throws InvalidDocumentException when it is none
   */
  public static Lock read(Document document) {
    JsonNode tree = document.tree();
    SortedMap<String, LockEntry> entries = new TreeMap<>();
    List<Mistake> mistakes = new ArrayList<>();
    if (!tree.path("account").isTextual() || !tree.path("service").isTextual()) {
      mistakes.add(mistake(document, "", "the lock file has no account and service"));
    }
    for (Map.Entry<String, JsonNode> line : tree.path("configurations").properties()) {
      LockEntry entry = LockEntry.of(line.getValue());
      if (entry.id().isEmpty()) {
        mistakes.add(mistake(document, "configurations", line.getKey() + " has no id"));
      }
      entries.put(line.getKey(), entry);
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidDocumentException(mistakes);
    }
    return new Lock(tree.path("account").asText(), tree.path("service").asText(), entries);
  }

  private static Mistake mistake(Document document, String path, String message) {
    return new Mistake(document.placeOf(path.isEmpty() ? "" : "/" + path), path, message);
  }

  /** The text of the lock file. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADING);
    text.append("account: ").append(quoted(account)).append('\n');
    text.append("service: ").append(quoted(service)).append('\n');
    text.append(entries.isEmpty() ? "configurations: {}\n" : "configurations:\n");
    entries.forEach(
        (name, entry) ->
            text.append("  ")
                .append(quoted(name))
                .append(": ")
                .append(Json.compact(entry.json()))
                .append('\n'));
    return text.toString();
  }

  private static String quoted(String text) {
    return Json.compact(TextNode.valueOf(text));
  }

  /** The entries by the ids of their configurations. */
  public Map<String, LockEntry> byId() {
    Map<String, LockEntry> byId = new HashMap<>();
    entries.values().forEach(entry -> byId.put(entry.id(), entry));
    return byId;
  }

  /**
   * The same lock after a change.
   *
   * @param changed by name; a configuration has no other name afterwards
   * @param gone the ids of configurations to leave out
   */
  public Lock with(Map<String, LockEntry> changed, Set<String> gone) {
    Set<String> replaced = new HashSet<>(gone);
    changed.values().forEach(entry -> replaced.add(entry.id()));
    SortedMap<String, LockEntry> next = new TreeMap<>(entries);
    next.values().removeIf(entry -> replaced.contains(entry.id()));
    next.putAll(changed);
    return new Lock(account, service, next);
  }
}
