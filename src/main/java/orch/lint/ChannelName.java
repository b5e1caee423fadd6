package orch.lint;

import java.util.List;
import java.util.Optional;
import orch.configuration.Fields;
import orch.document.Mistake;
import orch.document.Suggestion;

/** The name of a channel on the command line is not that of a known channel. */
public final class ChannelName extends Rule {
  ChannelName() {
    super(
        "O015",
        Severity.WARNING,
        new Explanation(
            "The channel to remove is unknown",
            "A channel with a misspelt name is not removed",
            "one of " + String.join(", ", Fields.CHANNEL_NAMES)));
  }

  /**
   * The finding for a name that somebody typed; empty when the channel is known.
   *
   * @param source the option
   */
  public Optional<Finding> check(String source, String name) {
    List<String> known = Fields.CHANNEL_NAMES;
    if (known.contains(name)) {
      return Optional.empty();
    }
    String meant = Suggestion.question(name, known);
    String hint = meant.isEmpty() ? "; the channels are " + String.join(", ", known) : meant;
    String message = Finding.quoted(name) + " is not a known channel" + hint;
    return Optional.of(new Finding(this, "", new Mistake(source, "", message)));
  }
}
