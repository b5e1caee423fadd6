package bench;

import java.util.ArrayList;
import java.util.List;

/** The POST of a create command, by curl with jq. */
final class Curl {
  static final String NAME = "curl, jq: the same POST";

  private Curl() {}

  static Command post(Place place, String baseUrl, List<String> options) {
    String script =
        "curl -sS --fail-with-body \"$@\" -u \"$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN\""
            + " -H 'Content-Type: application/json' | jq .";
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    arguments.addAll(options);
    arguments.addAll(List.of("--data-binary", "@" + place.document()));
    arguments.add(baseUrl + "/v2/ControlPlane/Configurations");
    return Command.of(NAME, "statusUrl", arguments);
  }
}
