package orch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orch.json.Json;
import picocli.CommandLine.ITypeConverter;

/** {@code --callback [GET=|POST=]URL}. */
record CallbackFlag(String url, String method) {
  private static final String POST = "POST";

  ObjectNode toJson() {
    return Json.object().put("url", url).put("method", method);
  }

  static final class Converter implements ITypeConverter<CallbackFlag> {
    @Override
    public CallbackFlag convert(String text) {
      for (String method : new String[] {POST, "GET"}) {
        if (text.toUpperCase(Locale.ROOT).startsWith(method + "=")) {
          return new CallbackFlag(text.substring(method.length() + 1), method);
        }
      }
      return new CallbackFlag(text, POST);
    }
  }
}
