package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.document.Document;
import orch.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Compares documents of files with those of another time, without an account. Two documents are of
 * the same configuration when they have the same id, or else the same name.
 */
public final class FileComparison {
  private final Map<String, Document> byId = new HashMap<>();
  private final Map<String, Document> byName = new HashMap<>();
  private final Map<Document, Boolean> unmatched = new LinkedHashMap<>();

  private FileComparison(List<Document> before) {
    for (Document document : before) {
      unmatched.put(document, true);
      byId.putIfAbsent(id(document), document);
      byName.putIfAbsent(name(document), document);
    }
  }

  /**
   * The differences as a plan. A field that is only in the earlier document is removed.
   *
   * @throws orch.document.InvalidDocumentException when a document is not an object
   */
  public static Plan between(List<Document> before, List<Document> after) {
    before.forEach(Draft::of);
    FileComparison comparison = new FileComparison(before);
    List<PlanEntry> entries = new ArrayList<>();
    for (Document document : after) {
      Draft draft = Draft.of(document);
      Optional<Document> earlier = comparison.earlier(document);
      JsonNode from = earlier.isPresent() ? earlier.get().tree() : Json.object();
      List<Change> changes = Difference.between(from, draft.document()).changes();
      Action action = changes.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
      entries.add(
          new PlanEntry(
              earlier.isPresent() ? action : Action.CREATE,
              label(document),
              document.placeOf(""),
              new Configuration(from),
              earlier.isPresent()
                  ? Difference.between(from, draft.document()).patch()
                  : draft.document(),
              changes));
    }
    comparison.unmatched.keySet().forEach(gone -> entries.add(removal(gone)));
    return new Plan(entries);
  }

  private static PlanEntry removal(Document gone) {
    return new PlanEntry(
        Action.DELETE,
        label(gone),
        gone.placeOf(""),
        new Configuration(gone.tree()),
        Json.object(),
        Difference.between(gone.tree(), Json.object()).changes());
  }

  private Optional<Document> earlier(Document document) {
    Optional<Document> found =
        match(byId.get(id(document)), id(document))
            .or(() -> match(byName.get(name(document)), name(document)));
    found.ifPresent(unmatched::remove);
    return found;
  }

  private Optional<Document> match(@Nullable Document found, String key) {
    return found == null || key.isEmpty() || !unmatched.containsKey(found)
        ? Optional.empty()
        : Optional.of(found);
  }

  private static String id(Document document) {
    return document.tree().path("id").asText("");
  }

  private static String name(Document document) {
    return document.tree().path(Fields.DISPLAY_NAME).asText("");
  }

  private static String label(Document document) {
    return name(document).isEmpty() ? id(document) : name(document);
  }
}
