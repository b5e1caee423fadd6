package orch.cli.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import orch.cli.option.Option;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;

/** The options for the fields of a memory store, with the service's limits. */
final class StoreFields {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_DESCRIPTION = 128;

  private final Option<String> name =
      Option.text("--name", "--display-name")
          .onlyOnCommandLine()
          .required()
          .label("NAME")
          .description("name, unique in the account: letters, digits and hyphens");
  private final Option<String> description =
      Option.text("--description")
          .onlyOnCommandLine()
          .label("TEXT")
          .description("description, 1 to 128 characters");

  List<Option<?>> all() {
    return List.of(name, description);
  }

  String name() {
    return name.orElse("");
  }

  /**
   * The body of the request.
   *
   * @throws InvalidDocumentException with every value that breaks the service's limits
   */
  ObjectNode body() {
    List<String> mistakes = new ArrayList<>();
    if (name.value().isEmpty()) {
      mistakes.add("--name: a memory store needs a name");
    } else if (!name().matches("[a-zA-Z0-9-]{1," + LONGEST_NAME + "}")) {
      mistakes.add(
          "--name: a name has 1 to "
              + LONGEST_NAME
              + " letters, digits and hyphens, and no spaces: \""
              + name()
              + "\"");
    }
    int length = description.orElse("-").length();
    if (length == 0 || length > LONGEST_DESCRIPTION) {
      mistakes.add(
          "--description: must have 1 to " + LONGEST_DESCRIPTION + " characters, not " + length);
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidDocumentException(List.of(new Mistake("", "", String.join("; ", mistakes))));
    }
    ObjectNode body = Json.object().put("displayName", name());
    description.value().ifPresent(text -> body.put("description", text));
    return body;
  }
}
