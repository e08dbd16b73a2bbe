package dev.actors.spring.web;

import dev.actors.spring.MessageTypes;
import dev.actors.topic.Topic;

import tools.jackson.core.JacksonException;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of one life of a topic as the text of a stream (HTML Living Standard, "Server-sent
 * events").
 *
 * <p>An id is the event's number, followed by what tells this life of the topic from others, whose
 * numbers begin at 1 too.
 */
final class EventText {

    /** A comment, for proxies and for noticing that nobody reads. */
    static final byte[] HEARTBEAT = bytes(":\n\n");

    /** No type of a message has a dot in its name. */
    private static final String GAP = "topic.gap";

    private static final Logger LOGGER = System.getLogger(EventText.class.getName());

    private final ProtocolJson json;
    private final String life;

    EventText(ProtocolJson json, Topic topic) {
        this.json = json;
        String address = topic.address().toString();
        String creationAndActor = address.substring(address.indexOf('/', "actor://".length()));
        life = creationAndActor.replace('/', '-');
    }

    static byte[] retry(Duration retry) {
        return bytes("retry: " + retry.toMillis() + "\n\n");
    }

    /**
     * The number of the event that a client has seen last.
     *
     * @return a number that no event has reached if the id is not of this life of the topic
     */
    long numberOf(String id) {
        String number = id.endsWith(life) ? id.substring(0, id.length() - life.length()) : "";
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : Long.MAX_VALUE;
    }

    byte[] event(Topic.Event event) {
        String id = id(event.id());
        try {
            byte[] data = json.writeContent(event.payload());
            String name =
                    MessageTypes.nameOf(event.payload().getClass())
                            .map(type -> "event: " + type + "\n")
                            .orElse("");
            return framed("id: " + id + "\n" + name + "data: ", data);
        } catch (JacksonException e) {
            LOGGER.log(
                    Level.WARNING,
                    "An event of topic '"
                            + event.topic()
                            + "' is left out of streams: "
                            + event.payload().getClass().getName()
                            + " cannot be written as JSON. Publish a record.",
                    e);
            return bytes(
                    ": cannot be written as JSON, the server's log says why\nid: " + id + "\n\n");
        }
    }

    byte[] gap(Topic.Gap gap, String after) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("after", after);
        data.put("next", id(gap.nextId()));
        return framed("event: " + GAP + "\ndata: ", json.write(data));
    }

    private String id(long number) {
        return number + life;
    }

    /**
     * JSON has no line ends that mean anything. Those of raw values of the application's would end
     * the event, and begin another.
     */
    private static byte[] framed(String head, byte[] data) {
        for (int i = 0; i < data.length; i++) {
            if (data[i] == '\n' || data[i] == '\r') {
                data[i] = ' ';
            }
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(head.length() + data.length + 2);
        text.writeBytes(bytes(head));
        text.writeBytes(data);
        text.write('\n');
        text.write('\n');
        return text.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
