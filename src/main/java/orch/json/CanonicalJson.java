package orch.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * The one text of a JSON value by RFC 8785 (JCS): no spaces, members sorted by name, numbers and
 * strings as ECMAScript writes them. A whole number that no double holds keeps its digits.
 */
public final class CanonicalJson {
  private static final int DIGITS = 17;
  private static final int PLAIN_BELOW = 21;
  private static final int PLAIN_FROM = -6;

  private CanonicalJson() {}

  /** The canonical text. */
  public static String of(JsonNode value) {
    StringBuilder text = new StringBuilder();
    append(value, text);
    return text.toString();
  }

  /** The SHA-256 of the canonical text, in hexadecimal digits. */
  public static String digest(JsonNode value) {
    try {
      byte[] text = of(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void append(JsonNode value, StringBuilder text) {
    if (value.isObject()) {
      List<String> names = new ArrayList<>();
      value.fieldNames().forEachRemaining(names::add);
      // The order of Java's strings is that of UTF-16 code units, as the RFC wants it.
      Collections.sort(names);
      char before = '{';
      for (String name : names) {
        text.append(before);
        string(name, text);
        text.append(':');
        append(value.get(name), text);
        before = ',';
      }
      text.append(names.isEmpty() ? "{}" : "}");
    } else if (value.isArray()) {
      char before = '[';
      for (JsonNode element : value) {
        text.append(before);
        append(element, text);
        before = ',';
      }
      text.append(value.isEmpty() ? "[]" : "]");
    } else if (value.isTextual()) {
      string(value.textValue(), text);
    } else {
      text.append(value.isNumber() ? number(value.decimalValue()) : value.asText());
    }
  }

  private static void string(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    boolean isWhole = number.stripTrailingZeros().scale() <= 0;
    double nearest = number.doubleValue();
    BigDecimal shortest = Double.isInfinite(nearest) ? number : shortest(number, nearest);
    boolean isLossy = isWhole && shortest.compareTo(number) != 0;
    return isLossy ? number.toPlainString() : ecmaScript(shortest.stripTrailingZeros());
  }

  /** The fewest digits that are read as the same double. */
  private static BigDecimal shortest(BigDecimal number, double nearest) {
    for (int digits = 1; digits < DIGITS; digits++) {
      BigDecimal rounded = new BigDecimal(nearest).round(new MathContext(digits));
      if (rounded.doubleValue() == nearest) {
        return rounded;
      }
    }
    BigDecimal most = new BigDecimal(nearest).round(new MathContext(DIGITS));
    return most.signum() == 0 ? number : most;
  }

  private static String ecmaScript(BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    int exponent = digits.length() - number.scale() - 1;
    String sign = number.signum() < 0 ? "-" : "";
    if (exponent >= PLAIN_FROM && exponent < PLAIN_BELOW) {
      return number.toPlainString();
    }
    String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
    return sign + digits.charAt(0) + rest + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
