package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/** The group of nodes, as JGroups keeps it. */
final class Cluster implements AutoCloseable {

    private static final String NAME = "actors";

    /**
     * Hears of the group; called by one thread for views, and by one for what each member sends.
     */
    interface Observer {

        /** Who is in the group now, the oldest first. */
        void members(List<Member> members);

        /** A member, or somebody who is none, has sent a frame. */
        void frame(Address from, byte[] bytes, int offset, int length);

        /** All frames that came together have been seen. */
        void endOfBatch(Address from);
    }

    private final JChannel channel;
    private final Address address;

    Cluster(MeshSettings settings, long creation, Observer observer) throws Exception {
        channel = new JChannel(Stack.of(settings, CookieKey.of(settings.identity().cookie())));
        address = Member.address(settings.identity().name(), creation);
        channel.name(settings.identity().name());
        channel.addAddressGenerator(() -> address);
        channel.setDiscardOwnMessages(true);
        channel.setReceiver(
                new Receiver() {
                    @Override
                    public void viewAccepted(View view) {
                        observer.members(membersOf(view));
                    }

                    @Override
                    public void receive(Message message) {
                        unpack(message, observer);
                    }
                });
    }

    private static List<Member> membersOf(View view) {
        return view.getMembers().stream().map(Member::of).filter(Objects::nonNull).toList();
    }

    /** A message is a batch of frames, each behind its length. */
    private static void unpack(Message message, Observer observer) {
        byte[] array = message.getArray();
        ByteBuffer bytes = ByteBuffer.wrap(array, message.getOffset(), message.getLength());
        while (bytes.remaining() >= Integer.BYTES) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                return;
            }
            observer.frame(message.getSrc(), array, bytes.position(), length);
            bytes.position(bytes.position() + length);
        }
        observer.endOfBatch(message.getSrc());
    }

    /** Joins the group, or begins one. Blocks for about a second where nobody is found. */
    void connect() throws Exception {
        channel.connect(NAME);
    }

    Address address() {
        return address;
    }

    /** Sends a batch to a member; blocks while too much is under way to it. */
    void send(Address to, byte[] batch) throws Exception {
        channel.send(new BytesMessage(to, batch));
    }

    @Override
    public void close() {
        channel.close();
    }
}
