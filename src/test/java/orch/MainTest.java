package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void starts() {
    assertEquals(1, 1);
  }
}
