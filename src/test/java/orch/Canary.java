package orch;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A secret that must be seen nowhere, in none of the forms in which secrets travel. */
record Canary(String secret) {
  /** Fails when the secret is in a text. */
  void isNotIn(String text, String where) {
    for (String form : forms()) {
      assertFalse(text.contains(form), () -> "a secret as " + form + " in " + where + ":\n" + text);
    }
  }

  /** Fails when the secret is in a file below a directory, less those that may keep it. */
  void isNotBelow(Path directory, List<Path> mayKeepIt) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (mayKeepIt.stream().noneMatch(file::startsWith)) {
          isNotIn(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        }
      }
    }
  }

  List<String> forms() {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.add(HexFormat.of().formatHex(bytes));
    // In Base64 it looks different behind 0, 1 or 2 bytes of a group; its ends depend on
    // neighbours.
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = Base64.getEncoder().encodeToString(shifted);
      forms.add(text.substring(before == 0 ? 0 : 4, text.length() - 4));
    }
    return forms;
  }
}
