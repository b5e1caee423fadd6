package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.configuration.Fields;
import orch.document.Document;
import orch.document.Suggestion;

/** {@code --filter}: only the documents with these names. */
final class DocumentFilter {
  private final Option<List<String>> names =
      Option.texts("--filter")
          .onlyOnCommandLine()
          .label("NAME")
          .description("apply only the documents with this displayName or id; repeatable");

  Option<List<String>> flag() {
    return names;
  }

  boolean isGiven() {
    return names.value().isPresent();
  }

  /**
   * The chosen documents, in their order.
   *
   * @throws UsageException if no document has one of the names
   */
  List<Document> chosen(List<Document> documents) {
    if (!isGiven()) {
      return documents;
    }
    List<String> wanted = names.orElse(List.of());
    List<String> known = new ArrayList<>();
    List<Document> chosen = new ArrayList<>();
    for (Document document : documents) {
      String name = document.tree().path(Fields.DISPLAY_NAME).asText("");
      String id = document.tree().path("id").asText("");
      known.add(name);
      known.add(id);
      if (wanted.contains(name) || wanted.contains(id)) {
        chosen.add(document);
      }
    }
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new UsageException(
            "--filter: no document has the name or id \""
                + name
                + "\""
                + Suggestion.question(name, known));
      }
    }
    return chosen;
  }
}
