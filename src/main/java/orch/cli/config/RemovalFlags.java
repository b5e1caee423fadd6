package orch.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.configuration.Configuration;
import orch.configuration.Draft;
import orch.configuration.FieldName;
import orch.configuration.Fields;
import orch.document.Suggestion;
import orch.lint.Finding;
import orch.lint.Rules;

/** The options that remove parts of a configuration. */
final class RemovalFlags {
  private final Option<List<CaptureFlag>> captures =
      Option.each(CaptureFlag.class, new CaptureFlag.Converter(), "--remove-capture")
          .onlyOnCommandLine()
          .label("CHANNEL=ADDRESS")
          .where("CHANNEL", Fields.CHANNEL_NAMES)
          .description("remove every rule of the channel with this address; repeatable");
  private final Option<List<String>> channels =
      Option.texts("--remove-channel")
          .onlyOnCommandLine()
          .label("CHANNEL")
          .where("CHANNEL", Fields.CHANNEL_NAMES)
          .description("remove the channel; repeatable");
  private final Option<List<String>> fields =
      Option.texts("--clear")
          .onlyOnCommandLine()
          .label("FIELD")
          .content(Content.CLEARABLE_FIELD)
          .description("remove a field, such as statusCallbacks; repeatable");

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    return List.of(captures, channels, fields);
  }

  boolean isGiven() {
    return all().stream().anyMatch(flag -> flag.value().isPresent());
  }

  /**
   * Checks the field names, before any request is sent.
   *
   * @throws UsageException if a field does not exist
   */
  void check() {
    fields.orElse(List.of()).forEach(RemovalFlags::parsed);
  }

  /**
   * Removes the named parts from a draft.
   *
   * @return a note for each named part that does not exist; {@link #findings} has the channels with
   *     unknown names
   */
  List<String> applyTo(Draft draft) {
    List<String> notes = new ArrayList<>();
    for (String field : fields.orElse(List.of())) {
      draft.clear(parsed(field), "--clear " + field);
    }
    for (String channel : channels.orElse(List.of())) {
      String name = channel.strip().toUpperCase(Locale.ROOT);
      if (!draft.removeChannel(name) && Fields.CHANNEL_NAMES.contains(name)) {
        notes.add("--remove-channel: there is no channel " + channel);
      }
    }
    for (CaptureFlag capture : captures.orElse(List.of())) {
      if (!draft.removeRules(capture.channel(), capture.address())
          && Fields.CHANNEL_NAMES.contains(capture.channel())) {
        notes.add(
            "--remove-capture: "
                + capture.channel()
                + " has no rule with the address "
                + capture.address());
      }
    }
    return notes;
  }

  /** A finding for each channel that neither orch nor the configuration knows. */
  List<Finding> findings(Configuration live) {
    List<Finding> found = new ArrayList<>();
    for (String channel : channels.orElse(List.of())) {
      check(live, "--remove-channel", channel.strip().toUpperCase(Locale.ROOT), found);
    }
    for (CaptureFlag capture : captures.orElse(List.of())) {
      check(live, "--remove-capture", capture.channel(), found);
    }
    return found;
  }

  private static void check(
      Configuration live, String option, String channel, List<Finding> found) {
    if (!live.json().path(Fields.CHANNELS).has(channel)) {
      Rules.CHANNEL_NAME.check(option, channel).ifPresent(found::add);
    }
  }

  private static FieldName parsed(String text) {
    return FieldName.parse(text)
        .orElseThrow(
            () ->
                new UsageException(
                    "--clear: there is no field \""
                        + text
                        + "\""
                        + Suggestion.question(text, FieldName.known())
                        + " (fields: "
                        + FieldName.known().stream()
                            .filter(name -> name.indexOf('.') < 0)
                            .collect(Collectors.joining(", "))
                        + ", and channelSettings.CHANNEL with its statusTimeouts and captureRules)"));
  }
}
