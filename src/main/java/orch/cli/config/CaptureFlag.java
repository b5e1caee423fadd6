package orch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.configuration.Draft;
import orch.json.Json;
import picocli.CommandLine.ITypeConverter;

/** {@code --capture CHANNEL=ADDRESS}: captures an address in both directions. */
record CaptureFlag(String channel, String address) {
  private static final String ANY = "*";

  void applyTo(Draft draft) {
    String flag = "--capture " + channel + "=" + address;
    draft.addRule(channel, rule(address, ANY), flag);
    draft.addRule(channel, rule(ANY, address), flag);
  }

  private static ObjectNode rule(String from, String to) {
    return Json.object().put("from", from).put("to", to);
  }

  static final class Converter implements ITypeConverter<CaptureFlag> {
    @Override
    public CaptureFlag convert(String text) {
      ChannelValue parsed = ChannelValue.parse(text, "CHANNEL=ADDRESS, as in SMS=+15551230100");
      return new CaptureFlag(parsed.channel(), parsed.value());
    }
  }
}
