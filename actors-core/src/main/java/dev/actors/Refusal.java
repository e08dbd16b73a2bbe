package dev.actors;

/**
 * An expected "no" to an ask: it reaches the asker as this exception, and the actor goes on. Over
 * REST it is a 422 with its text.
 *
 * <p>Thrown by a behaviour's or annotated actor's handler, it is a reply, not a crash; where nobody
 * asked, the message is a dead letter. A process-style actor replies with it: {@code self.reply(new
 * Refusal("sold out"))}.
 */
public final class Refusal extends ActorException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal with its reason.
     *
     * @param text what the asker shall read
     */
    public Refusal(String text) {
        super(text, null);
    }
}
