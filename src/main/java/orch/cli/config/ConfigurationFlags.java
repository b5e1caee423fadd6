package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.option.OptionHelp;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.GroupingType;
import orch.json.Json;
import orch.profile.DefaultValue;

/** The options for the fields of a configuration. */
public final class ConfigurationFlags {
  private static final Map<String, String> FLAGS =
      Map.of(
          Fields.DISPLAY_NAME, "--name",
          Fields.DESCRIPTION, "--description",
          Fields.GROUPING, "--grouping",
          Fields.MEMORY_STORE, "--memory-store");

  private final Option<String> name =
      Option.text("--name", "--display-name")
          .ofDocument()
          .label("TEXT")
          .description("name of the configuration");
  private final Option<String> description =
      Option.text("--description")
          .ofDocument()
          .label("TEXT")
          .description("description of the configuration");
  private final Option<String> grouping =
      Option.text("--grouping")
          .ofDocument()
          .label("TYPE")
          .values(GroupingType.shortNames())
          .description("grouping of conversations, as a word or the API's full value");
  private final Option<String> memoryStore =
      Option.text("--memory-store")
          .ofDocument()
          .label("ID")
          .content(Content.STORE_ID)
          .description("memory store of the configuration");
  private final Option<Boolean> memoryExtraction =
      Option.yesOrNo("--memory-extraction")
          .ofDocument()
          .description("extract memories from conversations, or do not");
  private final Option<List<String>> intelligence =
      Option.texts("--intelligence")
          .ofDocument()
          .label("ID")
          .description("intelligence configuration; up to 5 times");
  private final Option<List<CallbackFlag>> callbacks =
      Option.each(CallbackFlag.class, new CallbackFlag.Converter(), "--callback")
          .ofDocument()
          .label("[GET=|POST=]URL")
          .content(Content.CALLBACK)
          .description("URL to report status changes to; up to 2 times");
  private final Option<List<CaptureFlag>> captures =
      Option.each(CaptureFlag.class, new CaptureFlag.Converter(), "--capture")
          .ofDocument()
          .label("CHANNEL=ADDRESS")
          .where("CHANNEL", Fields.CHANNEL_NAMES)
          .description("capture an address in both directions; repeatable");
  private final Option<List<RuleFlag>> rules =
      Option.each(RuleFlag.class, new RuleFlag.Converter(), "--capture-rule")
          .ofDocument()
          .label("channel=CHANNEL,from=A,to=B[,callType=TYPE][,key=value]")
          .where("CHANNEL", Fields.CHANNEL_NAMES)
          .description(
              "add exactly one capture rule; each key=value becomes a member of its metadata,"
                  + " such as callType=PSTN; repeatable");
  private final Option<List<TimeoutsFlag>> timeouts =
      Option.each(TimeoutsFlag.class, new TimeoutsFlag.Converter(), "--timeouts")
          .ofDocument()
          .label("CHANNEL=INACTIVE/CLOSED")
          .where("CHANNEL", Fields.CHANNEL_NAMES)
          .description(
              "timeouts in minutes without a message; CHANNEL=none for no timeouts; repeatable");
  private final Option<String> bridgeService =
      Option.text("--bridge-service")
          .ofDocument()
          .label("IS...")
          .description("Conversations v1 service to bridge");

  /** Marks the options of the fields that a new configuration must have. */
  ConfigurationFlags forCreate() {
    for (Option<?> option : List.of(name, description, grouping, memoryStore)) {
      option.required();
    }
    return this;
  }

  /** The required fields that a draft lacks, in the order of the help. */
  static List<String> missing(Draft draft) {
    List<String> missing = new ArrayList<>();
    for (String field :
        List.of(Fields.DISPLAY_NAME, Fields.DESCRIPTION, Fields.GROUPING, Fields.MEMORY_STORE)) {
      JsonNode value = draft.document().path(field);
      if (value.isMissingNode() || value.isNull()) {
        missing.add(field);
      }
    }
    return missing;
  }

  /** Sets a required field as its option does. */
  static void set(Draft draft, String field, String value) {
    String full = field.equals(Fields.GROUPING) ? fullGrouping(value) : value;
    text(draft, field, Optional.of(full), flagOf(field));
  }

  /** Adds a callback as its option does. */
  static void addCallback(Draft draft, String text) {
    ArrayNode all = Json.array();
    draft.document().path(Fields.CALLBACKS).forEach(all::add);
    all.add(new CallbackFlag.Converter().convert(text).toJson());
    draft.set(Fields.CALLBACKS, all, "--callback");
  }

  /** What the help says about the option of a field; about another field, nothing. */
  String helpOn(String field) {
    for (Option<?> option : all()) {
      if (OptionHelp.names(option).contains(flagOf(field))) {
        return OptionHelp.description(option);
      }
    }
    return "";
  }

  /** The names of the options that have values. */
  List<String> namesWithValue() {
    List<String> names = new ArrayList<>();
    for (Option<?> option : all()) {
      if (option != memoryExtraction) {
        names.addAll(OptionHelp.names(option));
      }
    }
    return names;
  }

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    return List.of(
        name,
        description,
        grouping,
        memoryStore,
        memoryExtraction,
        intelligence,
        callbacks,
        captures,
        rules,
        timeouts,
        bridgeService);
  }

  /** Sets the fields of the given options in a draft. */
  void applyTo(Draft draft) {
    text(draft, Fields.DISPLAY_NAME, name.value(), "--name");
    text(draft, Fields.DESCRIPTION, description.value(), "--description");
    if (grouping.value().isPresent()) {
      String full = fullGrouping(grouping.orElse(""));
      text(draft, Fields.GROUPING, Optional.of(full), "--grouping");
    }
    text(draft, Fields.MEMORY_STORE, memoryStore.value(), "--memory-store");
    if (memoryExtraction.value().isPresent()) {
      BooleanNode on = BooleanNode.valueOf(memoryExtraction.isSet());
      draft.set(Fields.EXTRACTION, on, "--memory-extraction");
    }
    lists(draft);
    channels(draft);
    if (bridgeService.value().isPresent()) {
      TextNode id = TextNode.valueOf(bridgeService.orElse(""));
      draft.setMember(Fields.BRIDGE, Fields.SERVICE, id, "--bridge-service");
    }
  }

  private void channels(Draft draft) {
    for (CaptureFlag capture : captures.orElse(List.of())) {
      capture.applyTo(draft);
    }
    for (RuleFlag rule : rules.orElse(List.of())) {
      rule.applyTo(draft);
    }
    for (TimeoutsFlag timeout : timeouts.orElse(List.of())) {
      timeout.applyTo(draft);
    }
  }

  /**
   * Sets default values for fields that a draft does not have.
   *
   * @param defaults by long option name, without dashes
   */
  static void fillIn(Draft draft, Map<String, DefaultValue> defaults) {
    fill(draft, Fields.GROUPING, Optional.ofNullable(defaults.get("grouping")));
    fill(draft, Fields.MEMORY_STORE, Optional.ofNullable(defaults.get("memory-store")));
  }

  private static void fill(Draft draft, String field, Optional<DefaultValue> value) {
    if (value.isPresent() && !draft.has(field)) {
      String text = value.get().text();
      String full = field.equals(Fields.GROUPING) ? fullGrouping(text) : text;
      text(draft, field, Optional.of(full), value.get().place());
    }
  }

  /** The option that sets a required field, for error messages; empty for other fields. */
  static String flagOf(String field) {
    return FLAGS.getOrDefault(field, "");
  }

  private void lists(Draft draft) {
    if (intelligence.value().isPresent()) {
      ArrayNode ids = Json.array();
      for (String id : intelligence.orElse(List.of())) {
        ids.add(id);
      }
      draft.set(Fields.INTELLIGENCE, ids, "--intelligence");
    }
    if (callbacks.value().isPresent()) {
      ArrayNode all = Json.array();
      for (CallbackFlag callback : callbacks.orElse(List.of())) {
        all.add(callback.toJson());
      }
      draft.set(Fields.CALLBACKS, all, "--callback");
    }
  }

  private static void text(Draft draft, String field, Optional<String> value, String flag) {
    if (value.isPresent()) {
      draft.set(field, TextNode.valueOf(value.get()), flag);
    }
  }

  private static String fullGrouping(String given) {
    Optional<GroupingType> known = GroupingType.parse(given);
    return known.isPresent() ? known.get().name() : given;
  }
}
