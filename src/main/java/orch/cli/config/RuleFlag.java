package orch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import orch.configuration.Draft;
import orch.json.Json;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --capture-rule channel=SMS,from=A,to=B[,key=value]}: adds exactly one rule. */
record RuleFlag(String channel, ObjectNode rule, String text) {
  void applyTo(Draft draft) {
    draft.addRule(channel, rule, "--capture-rule " + text);
  }

  static final class Converter implements ITypeConverter<RuleFlag> {
    private static final String FORM =
        "channel=CHANNEL,from=ADDRESS,to=ADDRESS, followed by key=value pairs for"
            + " its metadata";

    @Override
    public RuleFlag convert(String text) {
      Map<String, String> pairs = new LinkedHashMap<>();
      for (String pair : text.split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1 || pairs.put(pair.substring(0, equals).strip(), value(pair)) != null) {
          throw new TypeConversionException("'" + text + "' is not " + FORM);
        }
      }
      String channel = pairs.remove("channel");
      if (channel == null || channel.isEmpty()) {
        throw new TypeConversionException("'" + text + "' has no channel; the form is " + FORM);
      }
      return new RuleFlag(channel.toUpperCase(Locale.ROOT), rule(pairs), text);
    }

    private static String value(String pair) {
      return pair.substring(pair.indexOf('=') + 1).strip();
    }

    private static ObjectNode rule(Map<String, String> pairs) {
      ObjectNode rule = Json.object();
      for (String end : new String[] {"from", "to"}) {
        String address = pairs.remove(end);
        if (address != null) {
          rule.put(end, address);
        }
      }
      if (!pairs.isEmpty()) {
        ObjectNode metadata = rule.putObject("metadata");
        pairs.forEach(metadata::put);
      }
      return rule;
    }
  }
}
