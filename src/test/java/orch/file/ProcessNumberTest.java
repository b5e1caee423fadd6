package orch.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The number of this process. */
class ProcessNumberTest {
  @Test
  void itIsThatOfJava() {
    assertEquals(ProcessHandle.current().pid(), ProcessNumber.own());
  }
}
