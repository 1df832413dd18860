/**
 * Two seconds of H.264 (240×180, no sound): a coast and a beam of light turning, made with FFmpeg's `gradients`
 * source. The index (`moov`) lies before the pictures, and nothing in it points behind the end of the file.
 */
const CLIP = Buffer.from(
  [
    'AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDEAAANDbW9vdgAAAGxtdmhkAAAAAAAAAAAAAAAAAAAD6AAAB9AAAQAAAQAA',
    'AAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAA',
    'ApJ0cmFrAAAAXHRraGQAAAADAAAAAAAAAAAAAAABAAAAAAAAB9AAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAABAAAA',
    'AAAAAAAAAAAAAABAAAAAAPAAAAC0AAAAAAAkZWR0cwAAABxlbHN0AAAAAAAAAAEAAAfQAAAAAAABAAAAAAIKbWRpYQAAACBtZGhk',
    'AAAAAAAAAAAAAAAAAABAAAAAgABVxAAAAAAALWhkbHIAAAAAAAAAAHZpZGUAAAAAAAAAAAAAAABWaWRlb0hhbmRsZXIAAAABtW1p',
    'bmYAAAAUdm1oZAAAAAEAAAAAAAAAAAAAACRkaW5mAAAAHGRyZWYAAAAAAAAAAQAAAAx1cmwgAAAAAQAAAXVzdGJsAAAAvXN0c2QA',
    'AAAAAAAAAQAAAK1hdmMxAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAPAAtABIAAAASAAAAAAAAAABDExhdmMgbGlieDI2NAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAGP//AAAAM2F2Y0MBQsAV/+EAGmdCwBWmEQ8Z+fARAAADAAEAAAMAEA8WLhGAAQAGaMhCAhLIAAAAEHBh',
    'c3AAAAABAAAAAQAAABRidHJ0AAAAAAAAJKAAACSgAAAAGHN0dHMAAAAAAAAAAQAAABAAAAgAAAAAFHN0c3MAAAAAAAAAAQAAAAEA',
    'AAAcc3RzYwAAAAAAAAABAAAAAQAAABAAAAABAAAAVHN0c3oAAAAAAAAAAAAAABAAAAPXAAAAZwAAAGcAAABhAAAAWwAAAGgAAABh',
    'AAAAWgAAAFgAAABQAAAAWQAAAFkAAABbAAAAVAAAAFcAAABEAAAAFHN0Y28AAAAAAAAAAQAAA3MAAAA9dWR0YQAAADVtZXRhAAAA',
    'AAAAACFoZGxyAAAAAAAAAABtZGlyYXBwbAAAAAAAAAAAAAAAAAhpbHN0AAAACGZyZWUAAAkwbWRhdAAAA9NliIIF+IxQABAUjgAC',
    'BlHAAEC2++++++++5Y+O//8/FxwAaM6G4nbgPQw3LJydn/kmSsbpxUUq1qq9bu4BAjQ/b/q9y5DstJd3dxW+93cN6GZ9yURbyLws',
    'xW7uK3eAoBBQ1BTXXXXXXXUv//8EIU4XqNjAAadOoboIMkHDWLJydnn5+/yIlJNjLxJ8XrVV4UVt4GWjHz/k41kAPIIz1giSDkPP',
    'z9/+RM/InKXIUju/fd3FiF8RDYoMVQ17UXXXXXXXV///wXBLhcqvJ/GogANHR1Az4QZELDEwWTrM/P3+REhFlJTmJB4ji6rShRWc',
    '8K3Aen4Ov+TjSMA8gjWsDTKHR3u3+REJCUiL8bd4h7v38cxwb//xCDYuMKOlPXXXXXXX//5YLghHlk5UBEy5Pz8SQPAXXVgIYL7E',
    'wERGxEccgMFqt3cA0WPn/JxJDgUrrDsuRFJ8i/jRLvd+745jjP/Xmh/VXXXXXXXX//5DBcEoXrP8BEA/J+fiSBgJxqwEMXZEUioT',
    'H7YR68KKqqhRWSK5zgBgAIwKJ8/P8nEkMBmHIGuiZyIpSk/8Fd3uCCgWo//iIJ4fosvrrrrrrr//9mguDkL1WQEQD8n5+JIOAutV',
    'gNOdyIhYsiKRePVZutZkcD14UFcKK5IqBhww6UnRoz8/ycSQYFBUXRTkRX5f4bEu/rAAi9H/8RDcZENba6666666//+pPDoa6wvV',
    'cBEA/J+fiSDAnEqwENkRSTKW3jesmwoquFBWc5hRUMW4dUnz8/ycpBgrkRX+H40e79d+ABAdP/4hhfuq6666666//8lZoQDnXrF1',
    'FwPmAfk/PxJBAfDIKfkRKRRKX8nXd+93cR2Rk/8SSFRwNoqkRFHw/BEPd8DaF7Ow2HzLDPV1111111L//sxLCAIOvF1F1E+B6YBn',
    'k/PwqRG///JxT8iKhRff4Qq8Q+4UFbc58Q8MToZXJ3P3/qFSIAIL9TzF//bP38bjVScsf/giLfFDAdEIN+RK6666666nioJAAg25',
    'Q3IXgHowDPJ+fhUhv//J3yIqFYpDkOJ4yqd5c8Q+FFZzwwXSGU5Ofn7/JydnDJEAYX5TOF//z8/fxTz5P8iIv/4RkEB5mHSfnq66',
    '666664qCAANFyhuToB6MAzk5P4VIgAIj9V/S//5PTKRJu8pLfoIa7u7vu73DWoefKMieXjJCr3EP3974CQDeT8/lL//Cw/fX4Owd',
    'Cx33IlPXXXXXXXXFMPAnYAVIcY4H93d5EH/9Bry8KCqlfGjJvetRJBhwNBlHQUhcUAZP//6VHj/OVPXXXXXXXXXgAAAAY0GaHAvx',
    'cEvm+kgK76Ha1mxWFdDqr3Fa0r8QaJoJ+S4rFRZ+kpG5FVLh7Ez/ELF4jyRvXutYIomjb6Wdzf+aKjvJX317mZiPqtRMKfNyYyHP',
    'FOtcBDWJGF+Kgg1uoHbFzbmxkAAAAGNBmioC/FiYn4TQWfw+FPL/ioHe+TX8Vi8di9rk6wWYrm7k+IfmX6xtX/N3wJNfPiutLXvq',
    'lYHr5t/NB76VLXm+WHfZF75KL//N9pw54HHjLfEE1x0/3k9EdfxkT95NZ+I4n7gAAABdQZo7AvxmG//n+1F8J3pZf8d4nE9/+b4j',
    '5MX+8tY7ZLviV5tk/S/+tX7ARWJxSp6pS/PhDJxEny4a+vk6yb9L4HJmDHvl+R/JT+r4G6b5METX30uaK+TEfJ8mJ+SAAAAAV0Ga',
    'SQC/GYZf/sv8UeP+Eb5IrE1ARbxeSlk3r7iuePX9dIPdVXE8nRtV1cE0TjO/qqCYa82/m4Q6BF8zVy8mT5X9dTdEV8ZL8i8Enw9p',
    'L8R8nJF/JmxfyQAAAGRBmllAvxnBD4ZDXv4VHRfCdL/5Io8X4/XoNdcvE49dwmrOkdfelFv/rWLk17xH5onmkJ9qf/ywSROM6396',
    'rL83CHhD6VL/xWT5cOfMpOaX5MEXWXa9Wav4j5Kh6L+TJqwMGJ+SAAAAXUGaaYC/GSgIH4GT0Dsd4cUXwnr+lzcUeEfG/m+4vifP',
    '3v1pxnoPd5cY+bpfr6uFq+fGfRKVaUvy1BB4SxPyVEfJ5vm+Kc/3h7r/fS1mxH3pXgoxP3iPii8wBSMV9wAAAFZBmnnAvxgmL1g1',
    'hgnhL9xfDO8d/uMmgS/HaX35FFPuf0O3/cnFF+/7oT5eIqKv+v4qIw18YutB7tprFXNxHHfJVSdVP9YJPh7GfWlT82L+tKN+sVjf',
    'qAAAAFRBmoiAL8bgh+/icXwQ/Ccbj/yVmxXF64TN82Nf9NEw73zdTcQvm8U9/W1+ruI0bL/js3itLL+psTGxHHejebF4JPh7v1pd',
    '8Xk2/mjKgg8RjuvCmOgAAABMQZqYkC/G4If/nxZ4v4TjcI9/1mxeL2/4uhvzdf3Pz5jSdRUkFm+x3Wb7yTa+IqHuq+bf1J8+HtL1',
    'QW9eK38+IyUDLJ8+bEfPjnEfPAAAAFVBmqigL8bgn+37xnCfQR+MxfG+snkDyricX6Qm8hPSiqiozm3/T+bqu54jCXwlt/1UNT8I',
    'fHU/m1/U8DJfy4JPitZtc0vyrzbxWf5cEHWlUT8usV8sAAAAVUGauLAvxomJ8Evz4zhHfrl//i+N/vNieN+bzY4v//zIOd7N7NEc',
    '2v/EbX8ThDNwhPx3od4VCnyebv+T5cEn6XrzZvlXmr3yRPyr67g28H2I+XuK+WAAAABXQZrIwC/HYJ/nxlgUf9L6iuE/Q/5vVDu1',
    '9RWPXm/r3U/mxnEdBL1xHEeRXU9xXNhr4afh4X4rr+nf/NPwlL3J8uCj5skwE7L8vNc0C5P8q+T4iJ+X4r5YAAAAUEGa2NAvx2Cn',
    '58Zgh/xvH3mxJ2J8f9C6xGsiiX/Gc2/5K4jDXwpvS311w1XycJfCW/re9IPdJiv9/J69dg+9Ql803yaN5xXyRPydRfyfF/JAAAAA',
    'U0Ga6OAvxwmfwY4w8vh/WFaD3RR4f+N39XicQfov8/EyrvnpZOb7iOI+bxmtuv4zmw52sNfhoXN8uCr6y1yfLjPiMT8vVddgZs/y',
    '4r8MRPy/FfLAAAAAQEGa+PAvx+C3G4I/i8Zx/sXGcX/T82uorWW+bm9mt/3fNhrriuf5cFHyZZAMwJZPlx3xn5vln+XSivl+K+X4',
    'r5Y=',
  ].join(''),
  'base64',
);

/** Seconds from 1904, where QuickTime's clock starts, to 1970. */
const EPOCH_OFFSET_SECONDS = 2_082_844_800;

/** A playable MP4 with the given creation time; `label` goes into a `free` box, so that each differs in bytes. */
export function videoClip(createdAt: Date, label: string): Buffer {
  const clip = Buffer.from(CLIP);
  const seconds = createdAt.getTime() / 1000 + EPOCH_OFFSET_SECONDS;
  for (const type of ['mvhd', 'tkhd', 'mdhd']) {
    // Type, version and flags, creation time, modification time: four bytes each in version 0.
    const at = clip.indexOf(type, 0, 'latin1');
    clip.writeUInt32BE(seconds, at + 8);
    clip.writeUInt32BE(seconds, at + 12);
  }
  return Buffer.concat([clip, freeBox(label)]);
}

function freeBox(label: string): Buffer {
  const content = Buffer.from(label);
  const head = Buffer.from('\0\0\0\0free', 'latin1');
  head.writeUInt32BE(head.length + content.length);
  return Buffer.concat([head, content]);
}
