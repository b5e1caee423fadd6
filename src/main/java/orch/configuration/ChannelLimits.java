package orch.configuration;

import static orch.configuration.Fields.RULES;
import static orch.configuration.Fields.TIMEOUTS;

import java.util.List;

/** The limits of channelSettings: timeouts and capture rules. */
final class ChannelLimits {
  private static final int SHOWN = 20;

  private ChannelLimits() {}

  static void channels(Value channels) {
    if (channels.requireObject("a map of channels")) {
      channels.members(ChannelLimits::channel);
    }
  }

  private static void channel(Value channel) {
    if (channel.isNull() || !channel.requireObject("a channel's settings")) {
      return;
    }
    Value timeouts = channel.member(TIMEOUTS);
    if (timeouts.isPresent()
        && !timeouts.isNull()
        && timeouts.requireObject("the timeouts inactive and closed")) {
      for (String name : List.of("inactive", "closed")) {
        timeout(timeouts.member(name));
      }
    }
    Value rules = channel.member(RULES);
    if (rules.isPresent() && !rules.isNull()) {
      rules.elements(Integer.MAX_VALUE, ChannelLimits::rule);
    }
  }

  private static void timeout(Value minutes) {
    boolean given = minutes.isPresent() && !minutes.isNull();
    if (given && (!minutes.node().canConvertToInt() || !minutes.node().isIntegralNumber())) {
      minutes.violates("must be a whole number of minutes, not " + shown(minutes));
    } else if (given && minutes.node().intValue() < 1) {
      minutes.violates("must be at least 1 minute, not " + minutes.node().intValue());
    }
  }

  /** A text is shown, because YAML reads some notations of numbers as texts: 1:30 or 0o10. */
  private static String shown(Value minutes) {
    String text = minutes.node().asText();
    return minutes.node().isTextual() && text.length() <= SHOWN
        ? "the text \"" + text + "\"; write only digits, without quotes"
        : minutes.kind();
  }

  private static void rule(Value rule) {
    if (!rule.requireObject("a capture rule")) {
      return;
    }
    for (String end : List.of("from", "to")) {
      Value address = rule.member(end);
      if (address.isPresent()) {
        address.text(1, 512);
      } else {
        address.violates("is required: an address, or * for any");
      }
    }
    Value metadata = rule.member("metadata");
    if (metadata.isPresent() && !metadata.isNull() && metadata.requireObject("a map of texts")) {
      metadata.members(Value::requireText);
    }
  }
}
