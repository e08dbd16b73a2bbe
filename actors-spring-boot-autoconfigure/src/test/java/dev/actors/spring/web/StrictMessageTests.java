package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No value of a message is coerced, and no class that JSON names is loaded. */
class StrictMessageTests {

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
        http.spawn("typed", "typed");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "of-int|5|OfInt[value=5]",
                "of-int|-0|OfInt[value=0]",
                "of-byte|-128|OfByte[value=-128]",
                "of-byte|127|OfByte[value=127]",
                "of-long|9007199254740993|OfLong[value=9007199254740993]",
                "of-double|1|OfDouble[value=1.0]",
                "of-double|1.5e3|OfDouble[value=1500.0]",
                "of-boolean|true|OfBoolean[value=true]",
                "of-string|\"5\"|OfString[value=5]",
                "of-string|\"\"|OfString[value=]",
                "of-colour|\"RED\"|OfColour[value=RED]",
                "of-duration|\"PT5S\"|OfDuration[value=PT5S]",
                "of-big|123456789012345678901234567890|OfBig[value=123456789012345678901234567890]",
                "of-ints|[1,2]|OfInts[value=[1, 2]]",
                "of-map|{\"a b\":1}|OfMap[value={a b=1}]",
                "of-nested|{\"depth\":1}|OfNested[value=Nested[depth=1]]",
                "of-object|[1.10,null]|OfObject[value=[1.10, null]]",
                "of-picky|1|OfPicky[value=1]"
            })
    void takesValuesOfTheRightType(String type, String value, String expected) {
        Http.Answer reply = ask(type, value);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "of-int|\"5\"",
                "of-byte|128",
                "of-byte|255",
                "of-byte|-129",
                "of-byte|\"5\"",
                "of-byte|1.0",
                "of-byte|null",
                "of-int|\"\"",
                "of-int|1.0",
                "of-int|1e2",
                "of-int|true",
                "of-int|null",
                "of-int|[5]",
                "of-int|{}",
                "of-int|3000000000",
                "of-int|1e1000000000",
                "of-long|9223372036854775808",
                "of-long|1e1000000000",
                "of-double|\"1\"",
                "of-double|\"NaN\"",
                "of-double|\"Infinity\"",
                "of-double|1e400",
                "of-double|12e2147483647",
                "of-double|true",
                "of-boolean|1",
                "of-boolean|\"true\"",
                "of-boolean|null",
                "of-string|5",
                "of-string|true",
                "of-string|{}",
                "of-string|[\"a\"]",
                "of-colour|0",
                "of-colour|\"red\"",
                "of-colour|\" RED\"",
                "of-colour|\"\"",
                "of-colour|\"BLUE\"",
                "of-duration|5",
                "of-duration|\"\"",
                "of-instant|5",
                "of-instant|\"1700000000\"",
                "of-instant|1.5",
                "of-big|\"1\"",
                "of-big|1.0",
                "of-big|1e1000000000",
                "of-ints|1",
                "of-ints|\"1\"",
                "of-ints|\"\"",
                "of-ints|[\"1\"]",
                "of-ints|[1.5]",
                "of-ints|{}",
                "of-set|\"a\"",
                "of-map|[]",
                "of-map|{\"a\":\"1\"}",
                "of-nested|[1]",
                "of-nested|\"\"",
                "of-nested|{}",
                "of-nested|{\"depth\":1,\"more\":2}",
                "of-picky|-1"
            })
    void refusesValuesOfAnotherType(String type, String value) {
        ask(type, value).isProblem(422, "bad-message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"of-int\"}",
                "{\"type\":\"of-int\",\"value\":1,\"other\":2}",
                "{\"type\":\"of-int\",\"Value\":1}",
                "{\"type\":\"of-lenient\",\"value\":1,\"other\":2}",
                "{\"type\":\"of-name\"}",
                "{\"type\":\"renamed-message\",\"x\":1}",
                "{\"type\":\"nested\",\"depth\":1}",
                "{\"type\":\"any\"}"
            })
    void refusesFieldsAndTypesThatAreNotDeclared(String message) {
        http.ask("/actors/typed", message).isProblem(422, "bad-message");
    }

    @Test
    void saysWhatIsWrongWithoutClassNames() {
        Http.Answer answer = ask("of-ints", "[1,\"2\"]").isProblem(422, "bad-message");
        assertThat(answer.detail()).contains("of-ints", "value").doesNotContain("java.", "dev.");
        assertThat(ask("of-picky", "-1").detail()).contains("value is not negative");
        assertThat(ask("of-picky", "-2147483648").detail())
                .endsWith(": the constructor threw IllegalStateException.");
        assertThat(ask("of-nested", "{\"depth\":1,\"more\":2}").detail()).contains("more");
        assertThat(ask("of-shape", "{\"@class\":\"x\"}").detail()).doesNotContain("dev.actors");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "of-class|\"%s\"",
                "of-classes|{\"%s\":1}",
                "of-shape|{\"@class\":\"%s\"}",
                "of-shape|[\"%s\",{}]",
                "of-object|{\"@class\":\"%s\"}",
                "%s|1"
            })
    void loadsNoClassThatJsonNames(String type, String value) {
        String bomb = "dev.actors.spring.web.TypedActor$Bomb";
        Http.Answer answer = ask(type.formatted(bomb), value.formatted(bomb));
        assertThat(answer.status()).as(answer.text()).isIn(200, 422);
        assertThat(TypedActor.INITIALISED).isFalse();
        assertThat(ask("of-int", "1").status()).isEqualTo(200);
        assertThat(http.get("/actors/typed").json().path("restarts").asInt()).isZero();
    }

    private static Http.Answer ask(String type, String value) {
        return http.ask("/actors/typed", "{\"type\":\"" + type + "\",\"value\":" + value + "}");
    }
}
