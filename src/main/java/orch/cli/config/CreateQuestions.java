package orch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.guide.Choice;
import orch.cli.guide.Question;
import orch.cli.guide.Verdict;
import orch.configuration.Fields;
import orch.configuration.GroupingType;
import orch.configuration.Limits;
import orch.json.Json;
import orch.lint.Finding;
import orch.lint.Rules;

/** The questions for the required fields of a new configuration. */
final class CreateQuestions {
  private final ConfigurationFlags flags;
  private final TakenCheck taken;
  private final KnownStores stores;

  /** Finds the configurations that have a name. */
  interface TakenCheck {
    Optional<Finding> of(String name) throws InterruptedException;
  }

  CreateQuestions(ConfigurationFlags flags, TakenCheck taken, KnownStores stores) {
    this.flags = flags;
    this.taken = taken;
    this.stores = stores;
  }

  /** The question for a required field; the answer is the value of its option. */
  Question of(String field) {
    return switch (field) {
      case Fields.DISPLAY_NAME -> name();
      case Fields.GROUPING -> grouping();
      case Fields.MEMORY_STORE -> memoryStore();
      case Fields.DESCRIPTION -> about("Description", field).help("1 to 512 characters.");
      default -> throw new IllegalStateException(field);
    };
  }

  private Question name() {
    String title = "Name";
    return about(title, Fields.DISPLAY_NAME)
        .help(
            "1 to 32 letters A-Z and a-z, digits, spaces, \"-\" and \"_\". Other commands take the"
                + " name instead of the id, so it should be the only one.")
        .check(
            name -> {
              Verdict verdict = checked(title, Fields.DISPLAY_NAME, name);
              return verdict.objection().isEmpty() ? Verdict.of(name, taken.of(name)) : verdict;
            });
  }

  private Question grouping() {
    List<Choice> types = new ArrayList<>();
    for (GroupingType type : GroupingType.values()) {
      types.add(new Choice(type.shortName(), type.messages()));
    }
    return Question.about("Grouping")
        .oneOf(types)
        .readBy(given -> GroupingType.parse(given).map(GroupingType::shortName).orElse(given))
        .help(
            flags.helpOn(Fields.GROUPING)
                + ". It decides which messages belong to the same conversation, and is said to be"
                + " fixed once the configuration is created.");
  }

  private Question memoryStore() {
    String title = "Memory store";
    List<Choice> known = stores.choices();
    Question question =
        about(title, Fields.MEMORY_STORE)
            .help(
                "The place where the service keeps what it knows about customers. Create one in"
                    + " the service's console and copy its id, such as"
                    + " mem_store_01k1etk2y5f1y9fpe2epfdtvv2; with the profile local, any id will"
                    + " do.")
            .offering(known)
            .check(store -> checked(title, Fields.MEMORY_STORE, store));
    return known.isEmpty() ? question : question.standard("1");
  }

  private Question about(String title, String field) {
    return Question.about(title)
        .help(flags.helpOn(field) + ".")
        .check(value -> checked(title, field, value));
  }

  /** Checks a value with the limits and the rules that the option has. */
  private static Verdict checked(String title, String field, String value) {
    Optional<String> objection = Limits.objection(field, TextNode.valueOf(value));
    if (objection.isPresent()) {
      return Verdict.refused(title + " " + objection.get());
    }
    ObjectNode document = Json.object().put(field, value);
    Optional<Finding> found = Rules.check(document).stream().findFirst();
    return Verdict.of(value, found.map(finding -> finding.from(ConfigurationFlags.flagOf(field))));
  }
}
