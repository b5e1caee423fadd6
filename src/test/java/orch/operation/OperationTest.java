package orch.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {
  @Test
  void aReportSaysWhatItSays() {
    Operation operation =
        operation(
            """
            {"operationId": "proc_job_1", "status": "Failed", "statusUrl": "/v2/x",
             "createdAt": "2026-01-01T00:00:00.5Z", "related": {"configurationId": "c_1"},
             "result": {"id": "c_2"}, "error": {"detail": "no such store", "title": "Bad"}}""");
    assertEquals(Optional.of("proc_job_1"), operation.id());
    assertEquals(Status.FAILED, operation.status());
    assertEquals("Failed", operation.statusText());
    assertEquals(Optional.of("/v2/x"), operation.statusUrl());
    assertEquals(Optional.of(Instant.parse("2026-01-01T00:00:00.5Z")), operation.createdAt());
    assertEquals(Optional.of("c_1"), operation.configurationId());
    assertEquals(Optional.of("no such store"), operation.failure());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"operationId\":null,\"status\":7,\"statusUrl\":\" \",\"createdAt\":\"soon\"}",
        "{\"related\":{\"configurationId\":\"\"},\"result\":[],\"error\":{\"detail\":null}}"
      })
  void aReportMaySayNothing(String json) {
    Operation operation = operation(json);
    assertEquals(Optional.empty(), operation.id());
    assertEquals("UNKNOWN", operation.statusText());
    assertEquals(Status.OTHER, operation.status());
    assertEquals(Optional.empty(), operation.statusUrl());
    assertEquals(Optional.empty(), operation.createdAt());
    assertEquals(Optional.empty(), operation.configurationId());
    assertEquals(Optional.empty(), operation.failure());
  }

  @Test
  void theConfigurationIsTheRelatedOneElseTheResult() {
    assertEquals(
        Optional.of("c_2"),
        operation("{\"related\":{},\"result\":{\"id\":\"c_2\"}}").configurationId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"detail":"d","title":"t","message":"m"} | d
          {"detail":" ","title":"t","message":"m"} | t
          {"message":"m"} | m
          """)
  void theMostTellingWordsOfAFailureCount(String error, String words) {
    assertEquals(Optional.of(words), operation("{\"error\":" + error + "}").failure());
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, PENDING, false",
    "running, RUNNING, false",
    "' Completed ', COMPLETED, true",
    "FAILED, FAILED, true",
    "cancelled, CANCELLED, true",
    "OTHER, OTHER, false",
    "IN_PROGRESS, OTHER, false",
    "'', OTHER, false"
  })
  void aStatusIsReadInAnyCase(String text, Status status, boolean terminal) {
    assertEquals(status, Status.parse(text));
    assertEquals(terminal, status.isTerminal());
  }

  @Test
  void completedMeansTheOperationOrWhyNot() {
    Operation done = Script.operation("COMPLETED");
    assertSame(done, new Outcome.Ended("a", done).completed());

    Outcome.Ended failed = new Outcome.Ended("a", Script.operation("CANCELLED"));
    OperationFailedException failure =
        assertThrows(OperationFailedException.class, failed::completed);
    assertSame(failed, failure.outcome());
    assertEquals("a", failure.getMessage());

    Outcome.Unfinished unfinished = new Outcome.Unfinished("b", Optional.empty(), Optional.empty());
    NotFinishedException late = assertThrows(NotFinishedException.class, unfinished::completed);
    assertSame(unfinished, late.outcome());
    assertEquals("b", late.getMessage());

    RuntimeException problem = new IllegalStateException("gone");
    Outcome.Lost lost = new Outcome.Lost("c", Optional.of(done), problem);
    assertSame(problem, assertThrows(IllegalStateException.class, lost::completed));
    assertEquals(Optional.of(done), lost.lastSeen());
  }

  private static Operation operation(String json) {
    return new Operation(Json.read(json));
  }
}
