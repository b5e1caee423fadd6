package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.configuration.Draft;
import orch.json.Json;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --timeouts CHANNEL=INACTIVE/CLOSED} in minutes, or {@code CHANNEL=none}. */
record TimeoutsFlag(String channel, JsonNode timeouts, String text) {
  void applyTo(Draft draft) {
    draft.timeouts(channel, timeouts, "--timeouts " + text);
  }

  static final class Converter implements ITypeConverter<TimeoutsFlag> {
    private static final String FORM = "CHANNEL=INACTIVE/CLOSED, as in SMS=10/60, or CHANNEL=none";

    @Override
    public TimeoutsFlag convert(String text) {
      ChannelValue parsed = ChannelValue.parse(text, FORM);
      if (parsed.value().equalsIgnoreCase("none")) {
        return new TimeoutsFlag(parsed.channel(), JsonNodeFactory.instance.nullNode(), text);
      }
      String[] minutes = parsed.value().split("/", -1);
      if (minutes.length != 2) {
        throw new TypeConversionException("'" + text + "' is not " + FORM);
      }
      ObjectNode timeouts = Json.object();
      timeouts.set("inactive", minutes(minutes[0].strip()));
      timeouts.set("closed", minutes(minutes[1].strip()));
      return new TimeoutsFlag(parsed.channel(), timeouts, text);
    }

    /**
     * The minutes as a number if possible; else as text, which the checks of the document refuse.
     */
    private static JsonNode minutes(String text) {
      try {
        return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
      } catch (NumberFormatException e) {
        return JsonNodeFactory.instance.textNode(text);
      }
    }
  }
}
