package orch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.document.Document;

/** The configurations whose rules are asked: those of files, or those of the service. */
final class CaptureSources {
  private static final int PAGE = 200;

  /**
   * A configuration.
   *
   * @param name its name, else its id, else its file
   * @param id its id; empty where a file has none
   * @param placeOf gives the file and line of a value by its JSON pointer; empty for the service
   */
  record Source(String name, String id, JsonNode tree, UnaryOperator<String> placeOf) {}

  private CaptureSources() {}

  static List<Source> of(List<Document> documents) {
    List<Source> sources = new ArrayList<>();
    for (Document document : documents) {
      String id = document.tree().path("id").asText("");
      String name = document.tree().path(Fields.DISPLAY_NAME).asText(id);
      sources.add(
          new Source(
              name.isEmpty() ? document.placeOf("") : name,
              id,
              document.tree(),
              document::placeOf));
    }
    return sources;
  }

  static List<Source> live(Account account, Deadline deadline) throws InterruptedException {
    List<Source> sources = new ArrayList<>();
    new Pages(account.api(), deadline)
        .each(
            new Listing(PAGE, ""),
            each -> {
              account.names().saw(each);
              return sources.add(live(each));
            });
    account.names().sawAll();
    return sources;
  }

  private static Source live(Configuration configuration) {
    return new Source(
        configuration.label(), configuration.id(), configuration.json(), pointer -> "");
  }
}
