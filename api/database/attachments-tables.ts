export interface AttachmentsTables {
  attachment: AttachmentTable;
}

export interface AttachmentTable {
  /** 122 random bits: nobody guesses the address of somebody's photo. */
  id: string;
  media_type: string;
  /** null for photos: what a phone calls them tells when, and sometimes who. */
  name: string | null;
  bytes: Buffer;
  /** Photos alone have one, and a width and a height. */
  preview: Buffer | null;
  width: number | null;
  height: number | null;
  /** Of `bytes`. */
  size: number;
  /** Of `bytes`, in hex. */
  sha256: string;
  created_at: Date;
}
