package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.document.Document;
import orch.plan.Planner.Ownership;
import orch.plan.UnplannableException.Problem;
import orch.plan.UnplannableException.Reason;
import org.jspecify.annotations.Nullable;

/** Finds the live configuration of a document: by its id, by the lock, else by its exact name. */
final class Identity {
  private final Map<String, Configuration> byId = new LinkedHashMap<>();
  private final Map<String, List<Configuration>> byName = new LinkedHashMap<>();

  /** The place of the document that means a configuration, by the configuration's id or name. */
  private final Map<String, String> meant = new LinkedHashMap<>();

  /** The place of the document that has a bridge service, by the service. */
  private final Map<String, String> bridges = new LinkedHashMap<>();

  private final Ownership ownership;
  private final List<Problem> problems;

  /**
   * @param ownership which configurations may be meant by a name
   * @param problems receives what is unclear
   */
  Identity(List<Configuration> live, Ownership ownership, List<Problem> problems) {
    this.ownership = ownership;
    this.problems = problems;
    for (Configuration each : live) {
      // A service may list one configuration twice while it is changed.
      if (byId.putIfAbsent(each.id(), each) == null) {
        byName.computeIfAbsent(each.displayName(), name -> new ArrayList<>()).add(each);
      }
    }
  }

  /** The live configuration of a document; empty when there is none, or when it is unclear. */
  Optional<Configuration> of(Document document) {
    JsonNode id = document.tree().path("id");
    String name = document.tree().path(Fields.DISPLAY_NAME).asText("");
    Optional<Configuration> found =
        id.isTextual() ? withId(document, id.textValue()) : named(document, name);
    String what = found.map(Configuration::label).orElse(name);
    refuseSecond(document, found.map(Configuration::id).orElse(name), what);
    refuseSecondOfService(document);
    return found;
  }

  /** The service would refuse the second of them, after the first was written. */
  private void refuseSecondOfService(Document document) {
    String service = service(document.tree());
    @Nullable String first =
        service.isEmpty() ? null : bridges.putIfAbsent(service, document.placeOf(""));
    if (first != null) {
      unclear(
          Reason.AMBIGUOUS, document, "has the same bridge service as " + first + ": " + service);
    }
  }

  /** A second document for the same configuration would undo the first. */
  private void refuseSecond(Document document, String key, String what) {
    if (key.isEmpty()) {
      return;
    }
    @Nullable String first = meant.putIfAbsent(key, document.placeOf(""));
    if (first != null) {
      unclear(Reason.AMBIGUOUS, document, "means the same configuration as " + first + ": " + what);
    }
  }

  private Optional<Configuration> withId(Document document, String id) {
    @Nullable Configuration found = byId.get(id);
    if (found == null) {
      unclear(Reason.UNKNOWN_ID, document, "no configuration has the id " + id);
    }
    return Optional.ofNullable(found);
  }

  private Optional<Configuration> named(Document document, String name) {
    Optional<Configuration> locked = locked(name);
    if (locked.isPresent()) {
      return locked;
    }
    List<Configuration> found = name.isEmpty() ? List.of() : byName.getOrDefault(name, List.of());
    if (found.size() > 1) {
      String ids = String.join(", ", found.stream().map(Configuration::id).toList());
      String many = found.size() + " configurations are named \"" + name + "\": " + ids;
      unclear(Reason.AMBIGUOUS, document, many + "; add the id: of one to the document");
    }
    if (found.size() == 1) {
      return owned(document, found.get(0));
    }
    return ownership.adopts() && found.isEmpty() ? bridged(document.tree()) : Optional.empty();
  }

  /** The configuration that the lock has under a name, if it still exists. */
  private Optional<Configuration> locked(String name) {
    return ownership
        .lock()
        .flatMap(lock -> Optional.ofNullable(lock.entries().get(name)))
        .flatMap(entry -> Optional.ofNullable(byId.get(entry.id())));
  }

  private Optional<Configuration> owned(Document document, Configuration found) {
    if (!ownership.allows(found, document)) {
      unclear(
          Reason.FOREIGN,
          document,
          "the configuration "
              + found.label()
              + " ("
              + found.id()
              + ") exists, but is not in the lock");
    }
    return Optional.of(found);
  }

  private Optional<Configuration> bridged(JsonNode document) {
    String service = service(document);
    return byId.values().stream()
        .filter(each -> !service.isEmpty() && service(each.json()).equals(service))
        .findFirst();
  }

  private static String service(JsonNode document) {
    return document.path(Fields.BRIDGE).path(Fields.SERVICE).asText("");
  }

  private void unclear(Reason reason, Document document, String message) {
    problems.add(new Problem(reason, document.placeOf("") + ": " + message));
  }
}
