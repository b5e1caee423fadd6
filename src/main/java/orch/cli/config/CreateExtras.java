package orch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import orch.cli.guide.Choice;
import orch.cli.guide.Interview;
import orch.cli.guide.Question;
import orch.cli.guide.Verdict;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.Limits;
import orch.lint.Finding;
import orch.lint.Rules;
import picocli.CommandLine.TypeConversionException;

/** Asks for the channels and callbacks of a new configuration, which it may do without. */
final class CreateExtras {
  private static final int MOST_CALLBACKS = 2;

  private final Interview interview;
  private final BiConsumer<String, String> answers;

  /**
   * @param answers gets each answer, as an option and its value
   */
  CreateExtras(Interview interview, BiConsumer<String, String> answers) {
    this.interview = interview;
    this.answers = answers;
  }

  /** Asks, unless the draft has some already. */
  void ask(Draft draft) {
    ObjectNode document = draft.document();
    boolean hasAny = document.has(Fields.CHANNELS) || document.has(Fields.CALLBACKS);
    if (hasAny
        || !interview.agrees(
            "Add channels or callbacks now?",
            "Without channels, a configuration captures nothing. They can be added later.")) {
      return;
    }
    List<Choice> left = new ArrayList<>();
    for (String name : Fields.CHANNEL_NAMES) {
      left.add(new Choice(name, ""));
    }
    while (!left.isEmpty()) {
      String channel = interview.ask(channel(left));
      if (channel.isEmpty()) {
        break;
      }
      left.removeIf(choice -> choice.word().equals(channel));
      ask(draft, channel);
    }
    for (int i = 0; i < MOST_CALLBACKS; i++) {
      String url = interview.ask(callback());
      if (url.isEmpty()) {
        break;
      }
      answers.accept("--callback", url);
      ConfigurationFlags.addCallback(draft, url);
    }
  }

  private void ask(Draft draft, String channel) {
    String capture = channel + "=" + interview.ask(address(channel));
    answers.accept("--capture", capture);
    new CaptureFlag.Converter().convert(capture).applyTo(draft);
    String timeouts = interview.ask(timeouts(channel));
    if (!timeouts.isEmpty()) {
      answers.accept("--timeouts", channel + "=" + timeouts);
      new TimeoutsFlag.Converter().convert(channel + "=" + timeouts).applyTo(draft);
    }
  }

  private static Question channel(List<Choice> left) {
    return Question.about("Channel")
        .note("Enter for no more")
        .oneOf(left)
        .optional()
        .help("A kind of message or call. You are asked for your address on it.");
  }

  private static Question address(String channel) {
    String title = channel + " address";
    return Question.about(title)
        .help(
            "Your own address on the channel, such as +15551230100. What comes from it and what"
                + " goes to it is captured.")
        .check(
            address ->
                checked(
                    title,
                    "+15551230100",
                    address,
                    draft ->
                        new CaptureFlag.Converter()
                            .convert(channel + "=" + address)
                            .applyTo(draft)));
  }

  private static Question timeouts(String channel) {
    return Question.about("Timeouts, such as 10/60")
        .note("Enter: none")
        .optional()
        .help(
            "INACTIVE/CLOSED: a conversation becomes inactive, and is closed, after so many minutes"
                + " without a message.")
        .check(
            minutes ->
                checked(
                    "Timeouts",
                    "10/60",
                    minutes,
                    draft ->
                        new TimeoutsFlag.Converter()
                            .convert(channel + "=" + minutes)
                            .applyTo(draft)));
  }

  private static Question callback() {
    return Question.about("Callback URL")
        .note("Enter for no more")
        .optional()
        .help(
            "The service reports changes of status to this https:// URL with POST, or with GET for"
                + " GET=URL.")
        .check(
            url ->
                checked(
                    "Callback URL",
                    "https://hooks.example.com/orch",
                    url,
                    draft -> ConfigurationFlags.addCallback(draft, url)));
  }

  /** Sets a value of a draft. */
  private interface Change {
    void to(Draft draft);
  }

  private static Verdict checked(String title, String example, String value, Change change) {
    Draft draft = Draft.empty();
    try {
      change.to(draft);
    } catch (TypeConversionException e) {
      return Verdict.refused(title + " must be like " + example);
    }
    ObjectNode document = draft.document();
    for (String field : List.of(Fields.CHANNELS, Fields.CALLBACKS)) {
      Optional<String> objection =
          document.has(field) ? Limits.objection(field, document.path(field)) : Optional.empty();
      if (objection.isPresent()) {
        return Verdict.refused(title + " " + objection.get());
      }
    }
    Optional<Finding> found = Rules.check(document).stream().findFirst();
    return Verdict.of(value, found.map(finding -> finding.from(draft.sourceOf(finding.pointer()))));
  }
}
